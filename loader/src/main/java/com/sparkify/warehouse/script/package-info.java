/**
 * SQL files as text: discovery, tokenizer, splitter, placeholders and lint. Knows Redshift's
 * lexical rules and nothing of AWS, of DuckDB or of how statements are run.
 */
package com.sparkify.warehouse.script;
