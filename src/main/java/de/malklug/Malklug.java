/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug;

import de.malklug.cli.Commands;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * Starts malklug. Pages and API may name their parts alike: whole names tell them apart. Transactions are written where they
 * are, none is declared by an annotation: nothing has to look through every bean for them.
 */
@SpringBootApplication(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        exclude = TransactionAutoConfiguration.class)
public class Malklug {

    /**
     * Runs one command and ends with its exit code.
     *
     * @param args a command and its options; see {@code --help}
     */
    public static void main(String... args) {
        System.exit(Commands.run(Malklug.class, args));
    }
}
