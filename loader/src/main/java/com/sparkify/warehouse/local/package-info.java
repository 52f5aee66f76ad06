/**
 * The embedded warehouse: a Redshift Data API on loopback, for those who have no AWS account. A
 * stand-in beside the loader, which knows nothing of it but an address.
 */
package com.sparkify.warehouse.local;
