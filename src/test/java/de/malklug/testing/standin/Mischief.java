/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How a stand-in misbehaves, and when: {@code mischief().on("statuses.create").next(ACCEPT_AND_DROP)}. Safe for many
 * threads; without rules it behaves.
 */
public final class Mischief {

    /** A way to misbehave. Those that accept first carry out the request, then spoil the answer. */
    public enum Kind {
        /** Carries it out, then cuts the connection. */
        ACCEPT_AND_DROP(true),
        /** Carries it out, then answers 500. */
        ACCEPT_AND_500(true),
        /** Carries it out, then answers a 502 page of a proxy. */
        ACCEPT_AND_502_PAGE(true),
        /** Carries it out, then answers after the client has given up. */
        ACCEPT_LATE(true),
        /** Carries it out and cuts the connection in the middle of the answer. */
        ACCEPT_AND_CUT_BODY(true),
        /** Carries it out and answers 200 with something that is no JSON. */
        ACCEPT_AND_GARBLE(true),
        /** Carries it out and answers 200 with 10 MB. */
        ACCEPT_AND_FLOOD(true),
        /** Carries it out and lets the answer trickle for a minute. */
        ACCEPT_AND_TRICKLE(true),
        /** Resets the connection and does nothing. */
        RESET_BEFORE(false),
        /** 500 and nothing done. */
        FAIL_500(false),
        /** A proxy's 503 page and nothing done. */
        HTML_PAGE(false),
        /** 429 with the network's own way to name a wait. */
        RATE_LIMITED(false),
        /** 429 without a wait. */
        RATE_LIMITED_WITHOUT_WAIT(false),
        /** The token was revoked. */
        REVOKED(false),
        /** 500 whose body repeats everything that was sent, secrets included. */
        ECHO(false),
        /** Answers what the test says. */
        CANNED(false);

        private final boolean accepts;

        Kind(boolean accepts) {
            this.accepts = accepts;
        }

        /** Whether the request is carried out before the answer is spoilt. */
        public boolean accepts() {
            return accepts;
        }
    }

    /** What to do with one call. */
    record Act(Kind kind, @Nullable StandInAnswer answer) {}

    private interface Rule {
        /** Null if the rule lets this call pass. */
        @Nullable
        Act decide();

        default boolean spent() {
            return false;
        }
    }

    private record Placed(Predicate<String> operations, Rule rule) {}

    private final List<Placed> rules = new ArrayList<>();

    /** Rules for the calls of one operation. */
    public On on(String operation) {
        return new On(operation::equals);
    }

    /** Rules for every call but those for pages that people look at. */
    public On onEverything() {
        return new On(operation -> !operation.startsWith("page."));
    }

    /** Behaves from now on. */
    public synchronized void none() {
        rules.clear();
    }

    synchronized Optional<Act> decide(String operation) {
        for (Placed placed : rules) {
            if (placed.operations().test(operation)) {
                Act act = placed.rule().decide();
                if (act != null) {
                    if (placed.rule().spent()) {
                        rules.remove(placed);
                    }
                    return Optional.of(act);
                }
            }
        }
        return Optional.empty();
    }

    private synchronized void add(Predicate<String> operations, Rule rule) {
        rules.add(new Placed(operations, rule));
    }

    /** Rules for some operations; the first one that applies decides. */
    public final class On {

        private final Predicate<String> operations;

        private On(Predicate<String> operations) {
            this.operations = operations;
        }

        /** The next call goes wrong; several are used up in order. */
        public On next(Kind kind) {
            return once(new Act(kind, null), 0);
        }

        /** The call after so many good ones goes wrong. */
        public On after(int goodCalls, Kind kind) {
            return once(new Act(kind, null), goodCalls);
        }

        /** The next call gets this answer and is not carried out. */
        public On next(StandInAnswer answer) {
            return once(new Act(Kind.CANNED, answer), 0);
        }

        /** Every call gets this answer. */
        public On always(StandInAnswer answer) {
            add(operations, () -> new Act(Kind.CANNED, answer));
            return this;
        }

        public On always(Kind kind) {
            return every(1, kind);
        }

        /** Every n-th call goes wrong, beginning with the n-th. */
        public On every(int n, Kind kind) {
            add(operations, new Rule() {
                private int calls;

                @Override
                public @Nullable Act decide() {
                    return ++calls % n == 0 ? new Act(kind, null) : null;
                }
            });
            return this;
        }

        /** Each call goes wrong with this probability, in one of these ways; the same seed gives the same course. */
        public On sometimes(double probability, long seed, Kind... kinds) {
            Random random = new Random(seed);
            add(
                    operations,
                    () -> random.nextDouble() < probability
                            ? new Act(kinds[random.nextInt(kinds.length)], null)
                            : null);
            return this;
        }

        private On once(Act act, int goodCalls) {
            add(operations, new Rule() {
                private int left = goodCalls;
                private boolean spent;

                @Override
                public @Nullable Act decide() {
                    if (left-- > 0) {
                        return null;
                    }
                    spent = true;
                    return act;
                }

                @Override
                public boolean spent() {
                    return spent;
                }
            });
            return this;
        }
    }
}
