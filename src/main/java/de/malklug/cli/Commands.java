/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** malklug's command line: finds the command that is meant, runs it, and answers what it leaves behind for scripts. */
public final class Commands {

    private final Class<?> application;
    private final Terminal terminal;

    /** Set when the build only looks at what would start. */
    private SpringApplication.@Nullable AbandonedRunException abandoned;

    Commands(Class<?> application, Terminal terminal) {
        this.application = application;
        this.terminal = terminal;
    }

    /**
     * Runs one command.
     *
     * @param application the Spring Boot application whose parts commands use
     * @param arguments as the shell hands them over
     * @return 0 if all is well, 1 if a problem was found or something broke, 2 after wrong use
     */
    public static int run(Class<?> application, String... arguments) {
        Locale.setDefault(language(arguments));
        PrintStream out = readable(FileDescriptor.out, System.out);
        PrintStream err = readable(FileDescriptor.err, System.err);
        System.setErr(err);
        // Whatever else writes to the standard output (a log, a library) must not mix with a command's result.
        System.setOut(Arrays.asList(arguments).contains("serve") ? out : err);
        Terminal terminal =
                Terminal.speaking(language(arguments), new PrintWriter(out, true), new PrintWriter(err, true));
        return new Commands(application, terminal).execute(arguments);
    }

    int execute(String... arguments) {
        Settings settings = Settings.of(arguments);
        Startup startup = new Startup(application, terminal, settings.given());
        CommandLine line = commandLine(startup, settings.rest());
        List<String> unknown = unknown(settings);
        if (!unknown.isEmpty()) {
            unknown.forEach(terminal::complain);
            return ExitCode.WRONG_USE;
        }
        int exitCode = line.execute(settings.rest().toArray(String[]::new));
        if (abandoned != null) {
            throw abandoned;
        }
        return exitCode;
    }

    private int explain(Exception problem, CommandLine command, Startup startup) {
        if (problem instanceof SpringApplication.AbandonedRunException stopped) {
            abandoned = stopped;
        }
        return abandoned == null ? startup.explain(problem, command) : ExitCode.FINE;
    }

    /** Every command, in the order the help lists them. */
    private Map<String, Supplier<Object>> commands(Startup startup) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("serve", () -> new ServeCommand(startup, terminal));
        commands.put("validate", () -> new ValidateCommand(startup, terminal));
        commands.put("networks", () -> new NetworksCommand(startup, terminal));
        commands.put("plan", () -> new PlanCommand(startup, terminal));
        commands.put("import", () -> new ImportCommand(startup, terminal));
        commands.put("calendar", () -> new CalendarCommand(startup, terminal));
        commands.put("export", () -> new ExportCommand(startup, terminal));
        commands.put("posts", () -> new PostsCommand(startup, terminal));
        commands.put("collect", () -> new CollectCommand(startup, terminal));
        commands.put("report", () -> new ReportCommand(startup, terminal));
        commands.put("invite", () -> new InviteCommand(startup, terminal));
        commands.put("archive", () -> new ArchiveCommand(startup, terminal));
        commands.put(
                "token",
                () -> new CommandLine(new TokenCommand()).addSubcommand(new TokenCreateCommand(startup, terminal)));
        return commands;
    }

    /** Only the command that is named: reading what all of them can do takes a good part of a start. All if none is named. */
    private static Collection<Object> meant(Map<String, Supplier<Object>> commands, List<String> arguments) {
        return arguments.stream()
                .findFirst()
                .map(commands::get)
                .<Collection<Object>>map(named -> List.of(named.get()))
                .orElseGet(() -> commands.values().stream().map(Supplier::get).toList());
    }

    private CommandLine commandLine(Startup startup, List<String> arguments) {
        CommandLine line = new CommandLine(new MalklugCommand());
        meant(commands(startup), arguments).forEach(line::addSubcommand);
        line.setResourceBundle(bundle(terminal.phrases().locale()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setParameterExceptionHandler(new WrongUse(terminal));
        line.setExecutionExceptionHandler((problem, command, parsed) -> explain(problem, command, startup));
        translateHeadings(line);
        return line;
    }

    private void translateHeadings(CommandLine line) {
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        usage.synopsisHeading(terminal.text("cli.usage") + " ");
        usage.customSynopsis(synopsis(line.getCommandSpec()));
        usage.commandListHeading("%n" + terminal.text("cli.commands") + "%n");
        usage.optionListHeading("%n" + terminal.text("cli.options") + "%n");
        usage.parameterListHeading("%n" + terminal.text("cli.parameters") + "%n");
        usage.footer("", terminal.text("cli.footer"));
        usage.sortOptions(false);
        line.getSubcommands().values().forEach(this::translateHeadings);
    }

    private String synopsis(CommandSpec command) {
        StringBuilder synopsis = new StringBuilder(command.qualifiedName());
        if (!command.subcommands().isEmpty()) {
            synopsis.append(' ').append(terminal.text("cli.command"));
        }
        command.positionalParameters()
                .forEach(each -> synopsis.append(" [").append(each.paramLabel()).append(']'));
        command.options().stream()
                .filter(OptionSpec::required)
                .forEach(each -> synopsis.append(' ')
                        .append(each.longestName())
                        .append(' ')
                        .append(each.paramLabel()));
        return synopsis.append(" [")
                .append(terminal.text("cli.options-label"))
                .append(']')
                .toString();
    }

    private List<String> unknown(Settings settings) {
        if (settings.names().stream().noneMatch(name -> name.startsWith("malklug."))) {
            return List.of();
        }
        KnownSettings known = KnownSettings.read();
        return settings.names().stream()
                .filter(name -> !known.knows(name))
                .map(name -> known.nearest(name)
                        .map(near -> terminal.text("cli.wrong-use.setting-near", name, near))
                        .orElseGet(() -> terminal.text("cli.wrong-use.setting", name)))
                .toList();
    }

    private static Locale language(String... arguments) {
        String wanted = option("--lang", arguments);
        return wanted != null ? Locale.forLanguageTag(wanted) : Locale.getDefault();
    }

    private static @Nullable String option(String name, String... arguments) {
        List<String> all = Arrays.asList(arguments);
        int apart = all.indexOf(name);
        if (apart >= 0 && apart + 1 < all.size()) {
            return all.get(apart + 1);
        }
        return all.stream()
                .filter(each -> each.startsWith(name + "="))
                .map(each -> each.substring(name.length() + 1))
                .findFirst()
                .orElse(null);
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "messages", locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }

    /** Where the system names an encoding that cannot write German, UTF-8 is the better guess. */
    private static PrintStream readable(FileDescriptor descriptor, PrintStream stream) {
        Charset charset = stream.charset();
        if (charset.canEncode() && charset.newEncoder().canEncode("äöüß…“")) {
            return stream;
        }
        OutputStream bytes = new FileOutputStream(descriptor);
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
