/**
 * What waiting costs: the loader as it is shipped, and what others do, against a simulated Data API
 * in virtual time. Tests and benchmarks/waiting.sh alone use it.
 */
package com.sparkify.warehouse.simulation;
