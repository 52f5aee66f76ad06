/**
 * A load from plan to report: what runs, in which order, side by side with what, how far it is and
 * how it ended. Knows SQL files and the Data API; nothing of the command line or of the local
 * engine.
 */
package com.sparkify.warehouse.run;
