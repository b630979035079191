/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.instagram;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishOutcome.Pending;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishRequest;
import de.malklug.networks.graph.ContainerAnswers;
import de.malklug.networks.graph.ContainerCourse;
import de.malklug.networks.http.HttpAnswer;
import de.malklug.networks.http.HttpResult;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out under which id an account posts: the first step of every publication. */
final class InstagramUsers {

    static final String STEP = "account";

    private static final String USER = "user";
    private static final String NAME = "user-name";

    private final InstagramApi api;
    private final ContainerAnswers answers;
    private final Clock clock;

    InstagramUsers(InstagramApi api, ContainerAnswers answers, Clock clock) {
        this.api = api;
        this.answers = answers;
        this.clock = clock;
    }

    PublishOutcome take(PublishRequest request, Checkpoint at) {
        HttpResult result = ask(request.account());
        Optional<InstagramUser> user = read(result);
        if (user.isEmpty()) {
            return result.received()
                    .filter(answer -> answer.isSuccess() && answer.json().isObject())
                    .<PublishOutcome>map(answer -> new Rejected(
                            Reason.CREDENTIALS, "200", "The token belongs to no professional Instagram account"))
                    .orElseGet(() -> answers.notDone(result));
        }
        Checkpoint known = at.with(USER, user.get().id());
        String name = user.get().name();
        return new Pending(
                ContainerCourse.begin(request, name == null ? known : known.with(NAME, name)), clock.instant());
    }

    HttpResult ask(ConnectedAccount account) {
        String fields = api.isFacebookLogin(account) ? InstagramUser.PAGE_FIELDS : InstagramUser.FIELDS;
        return api.graph().send(account, api.get(account, "/me").query("fields", fields));
    }

    static Optional<InstagramUser> read(HttpResult result) {
        return result.received()
                .filter(HttpAnswer::isSuccess)
                .map(HttpAnswer::json)
                .flatMap(InstagramUser::of);
    }

    /** The id as the first step found it. */
    static String id(Checkpoint at) {
        return at.require(USER);
    }

    /** The name as the first step found it, or null. */
    static @Nullable String name(Checkpoint at) {
        return at.get(NAME);
    }
}
