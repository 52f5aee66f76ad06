/**
 * The wire protocol of the local endpoint, AWS JSON 1.1 over loopback: who may ask, what a request
 * looks like, how shapes and errors are written. Knows no statement and no engine; what an
 * operation does is {@code local.operation}'s.
 */
package com.sparkify.warehouse.local.http;
