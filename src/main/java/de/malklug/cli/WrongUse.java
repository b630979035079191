/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in the reader's words what was wrong with the use of a command, and where its use is explained. */
final class WrongUse implements IParameterExceptionHandler {

    private final Terminal terminal;

    WrongUse(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        terminal.complain(sentence(problem));
        terminal.complain(
                terminal.text("cli.wrong-use.help", command.getCommandSpec().qualifiedName() + " --help"));
        return ExitCode.WRONG_USE;
    }

    private String sentence(ParameterException problem) {
        if (problem instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        if (problem instanceof MissingParameterException missing) {
            return terminal.text("cli.wrong-use.missing", names(missing.getMissing()));
        }
        if (problem instanceof OverwrittenOptionException twice) {
            return terminal.text("cli.wrong-use.twice", name(twice.getOverwritten()));
        }
        ArgSpec argument = problem.getArgSpec();
        return argument == null || problem.getValue() == null
                ? String.valueOf(problem.getMessage())
                : terminal.text("cli.wrong-use.value", name(argument), problem.getValue());
    }

    private String unmatched(UnmatchedArgumentException problem) {
        String given = problem.getUnmatched().getFirst();
        if (given.matches("--(malklug|server|spring|springdoc|logging|management)\\..*")) {
            return terminal.text("cli.wrong-use.without-value", given);
        }
        List<String> near = problem.getSuggestions();
        return near.isEmpty()
                ? terminal.text("cli.wrong-use.unknown", given)
                : terminal.text("cli.wrong-use.unknown-near", given, String.join(", ", near));
    }

    private static String names(List<ArgSpec> missing) {
        return missing.stream().map(WrongUse::name).collect(Collectors.joining(", "));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
