/**
 * What a deployment may choose: the keys, their defaults, and every rule a value must meet.
 *
 * <p>Nothing here may import the CDK, so that a wrong value is refused before anything is built.
 */
package com.sparkify.warehouse.infra.config;
