/**
 * One HTML page from answers that somebody else fetched: what a question's header says about its
 * chart, what the schema's files say about the tables, and the page itself. No chart is named here:
 * a file of {@code queries/} is all that a new one takes. Knows SQL files; nothing of AWS, of the
 * command line or of the local engine.
 */
package com.sparkify.warehouse.report;
