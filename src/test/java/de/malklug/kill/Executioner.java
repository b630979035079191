/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.kill;

import de.malklug.testing.standin.StandInCall;
import de.malklug.testing.standin.StandInWatcher;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Stands beside the networks and kills the process at the moment that was drawn for it. */
final class Executioner implements StandInWatcher {

    /** When to kill. */
    enum Moment {
        /** A call has arrived; the network carries it out when its sender is dead. */
        CALL_ARRIVED,
        /** A call was carried out; its sender dies before the answer. */
        CALL_CARRIED_OUT,
        /** Some milliseconds after a call, with its answer on the way, received or being saved. */
        AFTER_A_CALL,
        /** At any time after the start, the start itself included. */
        ANY_TIME
    }

    /**
     * A moment, drawn before the process starts.
     *
     * @param calls the how many-th call counts
     * @param publishing whether only calls count that make posts public
     * @param delay for {@link Moment#AFTER_A_CALL} after the call, for {@link Moment#ANY_TIME} after the start
     */
    record Sentence(Moment moment, int calls, boolean publishing, Duration delay) {

        /**
         * @param pace about how many posts may go out before
         * @param start about how long a start takes
         */
        static Sentence draw(Random random, double pace, Duration start) {
            int calls = 1 + (int) (random.nextDouble() * 2 * pace);
            boolean publishing = random.nextInt(10) < 7;
            return switch (random.nextInt(10)) {
                case 0, 1, 2 -> new Sentence(Moment.CALL_ARRIVED, calls, publishing, Duration.ZERO);
                case 3, 4, 5 -> new Sentence(Moment.CALL_CARRIED_OUT, calls, publishing, Duration.ZERO);
                case 6, 7, 8 ->
                    new Sentence(Moment.AFTER_A_CALL, calls, publishing, Duration.ofNanos(random.nextInt(40_000_000)));
                default ->
                    new Sentence(
                            Moment.ANY_TIME, 0, false, Duration.ofMillis(random.nextLong(2 * start.toMillis() + 1)));
            };
        }
    }

    private static final Set<String> PUBLISHING = Arrays.stream(KillNetwork.values())
            .flatMap(network -> network.creating().stream())
            .collect(Collectors.toUnmodifiableSet());
    private static final int ONE_SLOW_CALL_IN = 6;
    private static final int SLOWEST_MILLIS = 700;

    private final Random slowness;
    private @Nullable JarProcess condemned;
    private @Nullable Sentence sentence;
    private int callsLeft;

    Executioner(long seed) {
        this.slowness = new Random(seed);
    }

    /** From now on waits for the moment of this process. */
    synchronized void condemn(JarProcess process, Sentence drawn) {
        condemned = process;
        sentence = drawn;
        callsLeft = drawn.calls();
        if (drawn.moment() == Moment.ANY_TIME) {
            killAfter(process, drawn.delay());
        }
    }

    /** Kills nobody any more. */
    synchronized void pardon() {
        condemned = null;
        sentence = null;
    }

    @Override
    public void arrived(StandInCall call) {
        strike(Moment.CALL_ARRIVED, call);
        if (makesPostPublic(call)) {
            dawdle();
        }
    }

    @Override
    public void carriedOut(StandInCall call) {
        strike(Moment.CALL_CARRIED_OUT, call);
        strike(Moment.AFTER_A_CALL, call);
    }

    static boolean makesPostPublic(StandInCall call) {
        return PUBLISHING.contains(call.operation());
    }

    private synchronized void strike(Moment now, StandInCall call) {
        Sentence drawn = sentence;
        JarProcess process = condemned;
        boolean counts = drawn != null
                && process != null
                && drawn.moment() == now
                && (!drawn.publishing() || makesPostPublic(call));
        if (!counts || --callsLeft != 0) {
            return;
        }
        if (now == Moment.AFTER_A_CALL) {
            killAfter(process, drawn.delay());
        } else {
            process.kill();
        }
    }

    private static void killAfter(JarProcess process, Duration delay) {
        CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS).execute(process::kill);
    }

    /** Now and then a network takes its time, so that it carries out what a dead process asked for. */
    private void dawdle() {
        long millis;
        synchronized (slowness) {
            millis = slowness.nextInt(ONE_SLOW_CALL_IN) == 0 ? slowness.nextInt(SLOWEST_MILLIS) : 0;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
