package com.sparkify.warehouse.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands, and hands each that wants it the place to write to. */
final class CommandFactory implements IFactory {
  private final Output output;

  CommandFactory(Output output) {
    this.output = output;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      Class<?>[] parameters = constructor.getParameterTypes();
      if (parameters.length == 1 && parameters[0] == Output.class) {
        return type.cast(constructor.newInstance(output));
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
