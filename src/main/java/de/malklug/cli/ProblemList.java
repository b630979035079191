/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import de.malklug.campaign.CampaignProblem;
import java.nio.file.Path;
import java.util.List;

/** Says where files are to be changed, the way editors and terminals understand: {@code file:line:column: …}. */
final class ProblemList {

    private final Terminal terminal;

    ProblemList(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * @param folder what the problems' files are relative to
     */
    void say(Path folder, List<CampaignProblem> problems) {
        for (CampaignProblem problem : problems) {
            say(
                    folder.resolve(problem.at().file()) + ":" + problem.at().line() + ":"
                            + problem.at().column(),
                    problem);
        }
    }

    /** Problems whose file is named as it was given. */
    void say(List<CampaignProblem> problems) {
        problems.forEach(problem -> say(problem.at().toString(), problem));
    }

    private void say(String place, CampaignProblem problem) {
        String sentence = terminal.phrases().problem(problem);
        terminal.say(terminal.text(
                problem.isError() ? "cli.validate.at" : "cli.validate.advice", place.replace('\\', '/'), sentence));
    }
}
