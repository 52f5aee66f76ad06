/**
 * The CDK app: the warehouse's network, cluster, roles and guards, one construct a file.
 *
 * <p>A value is checked in {@link com.sparkify.warehouse.infra.config} before it comes here. No
 * construct here may add a custom resource, a Lambda function or an asset: templates stay plain
 * text, and {@code cdk destroy} leaves nothing behind.
 */
package com.sparkify.warehouse.infra;
