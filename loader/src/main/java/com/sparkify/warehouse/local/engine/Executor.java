package com.sparkify.warehouse.local.engine;

import com.sparkify.warehouse.local.engine.EngineException.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Carries out plans on a session's connection. */
final class Executor {
  private final DuckDbSession session;
  private final Loader loader;
  private final LoadFunction loadFunction;
  private final LoadHistory history;

  Executor(DuckDbSession session, Loader loader, LoadFunction loadFunction, LoadHistory history) {
    this.session = session;
    this.loader = loader;
    this.loadFunction = loadFunction;
    this.history = history;
  }

  EngineResult run(Plan plan, long queryId) {
    if (plan instanceof Plan.Query query) {
      return session.query(query.sql());
    }
    return new CountResult(count(plan, queryId));
  }

  private long count(Plan plan, long queryId) {
    if (plan instanceof Plan.Change change) {
      return change(change);
    }
    if (plan instanceof Plan.Insert insert) {
      find(insert.table()).ifPresent(table -> InsertRule.check(insert, table));
      return session.run(insert.sql());
    }
    if (plan instanceof Plan.Copy copy) {
      return copy(copy.command(), queryId);
    }
    if (plan instanceof Plan.Truncate truncate) {
      return truncate(truncate.table());
    }
    if (plan instanceof Plan.Append append) {
      return append(append);
    }
    if (plan instanceof Plan.Nothing nothing) {
      return nothing(nothing);
    }
    return atomically(() -> define(plan));
  }

  /** Runs several statements as one, in the open transaction or in one of their own. */
  private long atomically(LongSupplier work) {
    if (session.inTransaction()) {
      return work.getAsLong();
    }
    session.run("begin transaction");
    try {
      long count = work.getAsLong();
      session.run("commit");
      return count;
    } catch (EngineException e) {
      session.rollbackQuietly();
      throw e;
    }
  }

  private long define(Plan plan) {
    if (plan instanceof Plan.Definition definition) {
      definition.statements().forEach(session::run);
    } else if (plan instanceof Plan.CreateTable create) {
      return create(create.definition());
    } else if (plan instanceof Plan.DropTables drop) {
      drop.tables().forEach(table -> drop(table, drop.ifExists()));
    } else if (plan instanceof Plan.RenameColumn rename) {
      TableShape table = table(rename.table());
      session.run(rename.sql());
      keep(table, table.properties().renamed(rename.from(), rename.to()));
    } else if (plan instanceof Plan.AddColumn add) {
      TableShape table = table(add.table());
      session.run(add.sql());
      keep(table, table.properties().withType(add.column(), add.type().display()));
    } else {
      throw new IllegalStateException("no way to run " + plan);
    }
    return 0;
  }

  private void keep(TableShape table, TableProperties properties) {
    session.run(TableDefinition.commentOn(table.quoted(), properties));
  }

  private long change(Plan.Change change) {
    if (change.check().isEmpty()) {
      return session.run(change.sql());
    }
    RewrittenSql check = change.check().get().sql();
    return atomically(
        () -> {
          try (EngineResult twice = session.query(check)) {
            if (twice.nextRow().isPresent()) {
              throw MergeRule.multipleMatches();
            }
          }
          return session.run(change.sql());
        });
  }

  private long create(TableDefinition definition) {
    boolean exists = find(definition.name()).isPresent();
    if (exists && definition.ifNotExists()) {
      return 0;
    }
    if (definition.query().isPresent()) {
      return createAs(definition);
    }
    TableDefinition whole =
        definition
            .like()
            .map(like -> TableLike.fill(definition, table(like.table()), like.includingDefaults()))
            .orElse(definition);
    whole.statements(DuckDbEngine.DEFAULT_SCHEMA).forEach(session::run);
    return 0;
  }

  private long createAs(TableDefinition definition) {
    String target = definition.target(DuckDbEngine.DEFAULT_SCHEMA);
    Code query = new Code(definition.query().orElseThrow());
    List<String> names = definition.columns().stream().map(TableDefinition.Column::name).toList();
    String columns =
        names.isEmpty()
            ? ""
            : names.stream()
                .map(TableName::quote)
                .reduce((a, b) -> a + ", " + b)
                .map(list -> " (" + list + ")")
                .orElse("");
    int at = 0;
    query.insertWord(at++, definition.temporary() ? "create temp table" : "create table");
    query.insertWord(at++, target + columns);
    query.insertWord(at, "as");
    long rows = session.run(query.render());
    session.run(TableDefinition.commentOn(target, definition.properties()));
    return rows;
  }

  private void drop(TableName name, boolean ifExists) {
    Optional<TableShape> table = find(name);
    if (table.isEmpty()) {
      if (ifExists) {
        return;
      }
      throw SqlErrors.of(Kind.SYNTAX, "Table \"" + name + "\" does not exist");
    }
    session.run("drop table " + table.get().quoted());
  }

  private long truncate(TableName name) {
    TableShape table = table(name);
    boolean open = session.inTransaction();
    session.run("delete from " + table.quoted());
    if (open) {
      session.commit();
      session.begin();
    }
    return 0;
  }

  private long append(Plan.Append append) {
    if (session.inTransaction()) {
      throw DefinitionRules.inTransaction("ALTER TABLE APPEND");
    }
    return atomically(
        () -> {
          TableShape target = table(append.target());
          TableShape source = table(append.source());
          List<String> targetColumns = names(target);
          List<String> shared = new ArrayList<>(names(source));
          shared.retainAll(targetColumns);
          boolean extra = shared.size() < source.columns().size();
          boolean missing = shared.size() < targetColumns.size();
          boolean refused = (extra && !append.ignoreExtra()) || (missing && !append.fillTarget());
          if (refused) {
            throw SqlErrors.of(
                Kind.SYNTAX,
                "ALTER TABLE APPEND: the columns of the two tables differ; IGNOREEXTRA and"
                    + " FILLTARGET allow it");
          }
          String columns = String.join(", ", shared.stream().map(TableName::quote).toList());
          long rows =
              session.run(
                  "insert into "
                      + target.quoted()
                      + " ("
                      + columns
                      + ") select "
                      + columns
                      + " from "
                      + source.quoted());
          session.run("delete from " + source.quoted());
          return rows;
        });
  }

  private static List<String> names(TableShape table) {
    return table.columns().stream().map(TableShape.Column::name).toList();
  }

  private long nothing(Plan.Nothing nothing) {
    if (nothing.refusedInTransaction() && session.inTransaction()) {
      throw DefinitionRules.inTransaction(nothing.name());
    }
    nothing.tables().forEach(this::table);
    return 0;
  }

  private long copy(CopyCommand command, long queryId) {
    LoadJob job = loader.prepare(command, table(command.table()), queryId, session.processId());
    history.add(job);
    loadFunction.add(job);
    try {
      long rows = session.run(insert(job));
      if (job.tooManyErrors()) {
        throw new EngineException(Kind.LOAD, "as many errors as MAXERROR");
      }
      session.copied(queryId, rows);
      job.finish(LoadJob.Status.COMPLETED, "");
      return rows;
    } catch (EngineException e) {
      throw failed(job, e);
    } finally {
      loadFunction.remove(job);
    }
  }

  private static EngineException failed(LoadJob job, EngineException cause) {
    if (cause.kind() == Kind.CANCELLED) {
      job.finish(LoadJob.Status.CANCELED, cause.getMessage());
      return cause;
    }
    EngineException failure = job.failure().orElse(cause);
    if (job.tooManyErrors()) {
      failure =
          new EngineException(
              Kind.LOAD,
              "ERROR: Load into table '"
                  + job.command().table().name()
                  + "' failed.  Check 'stl_load_errors' system table for details.",
              cause);
    }
    job.finish(LoadJob.Status.FAILED, failure.getMessage());
    return failure;
  }

  private RewrittenSql insert(LoadJob job) {
    TableShape table = table(job.command().table());
    List<String> columns = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (LoadJob.Column column : job.columns()) {
      FieldReader reader = FieldReader.of(column.type(), job.command().fields());
      values.add(reader.expression(LoadFunction.columnName(columns.size())));
      columns.add(TableName.quote(column.name()));
    }
    String source =
        "select "
            + String.join(", ", values)
            + " from "
            + LoadFunction.NAME
            + "("
            + job.queryId()
            + ")";
    return RewrittenSql.of(
        job.command().noLoad()
            ? "select count(*) from (" + source + ")"
            : "insert into " + table.quoted() + " (" + String.join(", ", columns) + ") " + source);
  }

  private Optional<TableShape> find(TableName name) {
    try {
      return TableShape.find(session.connection(), name);
    } catch (SQLException e) {
      throw ErrorTranslator.translate(e, RewrittenSql.of(""));
    }
  }

  private TableShape table(TableName name) {
    return find(name)
        .orElseThrow(() -> SqlErrors.of(Kind.SYNTAX, "relation \"" + name + "\" does not exist"));
  }
}
