package com.sparkify.warehouse.cli;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands, and hands each what its constructor asks for. */
final class CommandFactory implements IFactory {
  private final List<Object> supplies;

  CommandFactory(Output output, Interrupts interrupts, Warehouse.Opener opener) {
    this.supplies = List.of(output, interrupts, opener);
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      List<Object> arguments =
          Arrays.stream(constructor.getParameterTypes()).flatMap(this::supply).toList();
      if (!arguments.isEmpty() && arguments.size() == constructor.getParameterCount()) {
        return type.cast(constructor.newInstance(arguments.toArray()));
      }
    }
    return CommandLine.defaultFactory().create(type);
  }

  private Stream<Object> supply(Class<?> wanted) {
    return supplies.stream().filter(wanted::isInstance);
  }
}
