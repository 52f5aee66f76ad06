/** JMH benchmarks of parts. What is measured as a whole process is in the scripts beside them. */
package com.sparkify.warehouse.benchmark;
