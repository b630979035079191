/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.plan;

import de.malklug.campaign.CampaignProblem;
import de.malklug.campaign.CampaignProblem.Severity;
import de.malklug.campaign.Destination;
import de.malklug.campaign.Post;
import java.util.List;

/** Why a released post, or one delivery of it, is not scheduled. */
public sealed interface Objection {

    Post post();

    /** The same for people, at the place of the post in its file. */
    CampaignProblem asProblem();

    /**
     * Its author sends it to an account or network which its municipality does not have.
     *
     * @param name as the file says
     */
    record UnknownAccount(Post post, String name) implements Objection {

        @Override
        public CampaignProblem asProblem() {
            return problem(post, "plan.unknown-account", post.id().value(), name);
        }
    }

    /** Its municipality has no account it could go to. */
    record NoAccount(Post post) implements Objection {

        @Override
        public CampaignProblem asProblem() {
            return problem(
                    post,
                    "plan.no-account",
                    post.id().value(),
                    post.municipality().value());
        }
    }

    /** An account lives on a network malklug has no adapter for. */
    record UnknownNetwork(Post post, Destination account) implements Objection {

        @Override
        public CampaignProblem asProblem() {
            return problem(
                    post,
                    "plan.unknown-network",
                    post.id().value(),
                    account.account(),
                    account.network().value());
        }
    }

    private static CampaignProblem problem(Post post, String key, Object... arguments) {
        return new CampaignProblem(post.source(), Severity.WARNING, key, List.of(arguments));
    }
}
