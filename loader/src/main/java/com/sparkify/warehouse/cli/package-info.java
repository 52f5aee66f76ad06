/**
 * The command line: the only code that reads arguments, prints or exits. Wires targets, plans and
 * the loader together.
 */
package com.sparkify.warehouse.cli;
