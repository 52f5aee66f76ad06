/**
 * Makes sample data: a month of an invented music service in the shape of the real files, the same
 * bytes for the same arguments on every machine. Knows the files' format and nothing of SQL, of the
 * warehouse or of AWS.
 */
package com.sparkify.warehouse.sample;
