/**
 * The only caller of the Redshift Data API: submits statements and transactions, waits, cancels,
 * reads results and explains errors. Knows nothing of files, plans or of what answers the calls.
 */
package com.sparkify.warehouse.dataapi;
