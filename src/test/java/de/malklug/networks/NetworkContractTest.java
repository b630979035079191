/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import static de.malklug.testing.TestMessages.linking;
import static de.malklug.testing.TestMessages.part;
import static de.malklug.testing.TestMessages.text;
import static de.malklug.testing.TestMessages.thread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.malklug.networks.PublishOutcome.Cause;
import de.malklug.networks.PublishOutcome.Deferred;
import de.malklug.networks.PublishOutcome.Published;
import de.malklug.networks.PublishOutcome.Reason;
import de.malklug.networks.PublishOutcome.Rejected;
import de.malklug.networks.PublishOutcome.Unconfirmed;
import de.malklug.networks.http.NetworkHttp;
import de.malklug.testing.LogWatch;
import de.malklug.testing.SettableClock;
import de.malklug.testing.TestHttp;
import de.malklug.testing.TestMessages;
import de.malklug.testing.standin.Mischief;
import de.malklug.testing.standin.Mischief.Kind;
import de.malklug.testing.standin.NetworkStandIn;
import de.malklug.testing.standin.StandInAnswer;
import de.malklug.testing.standin.StandInMedia;
import de.malklug.testing.standin.StandInOptions;
import de.malklug.testing.standin.StandInPost;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every adapter promises, over real HTTP against its stand-in. An adapter inherits all of it; what its network cannot do
 * it overrides with {@code @Disabled} and the reason.
 */
@Execution(ExecutionMode.CONCURRENT)
public abstract class NetworkContractTest {

    protected static final Instant START = Instant.parse("2026-11-09T08:00:00Z");
    protected static final String HANDLE = "soest";

    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration IMPATIENT = Duration.ofMillis(300);
    private static final Duration LATE = Duration.ofMillis(700);

    @TempDir
    Path folder;

    protected final SettableClock clock = new SettableClock(START);
    protected NetworkStandIn standIn;
    protected Network network;
    protected TestMessages messages;
    private Network impatient;

    /** A stand-in that listens already. */
    protected abstract NetworkStandIn started(StandInOptions options);

    protected abstract Network connected(NetworkHttp http, Clock clock);

    /** An account on that server; its credentials are registered with the stand-in under {@link #HANDLE}. */
    protected abstract ConnectedAccount account(URI server);

    /** What the stand-in calls the call that makes a post public. */
    protected abstract String creating();

    /** What the stand-in calls the call that takes a picture. */
    protected abstract String uploading();

    /** The least the network may answer to {@link #creating()} when it worked. */
    protected abstract StandInAnswer barestSuccess();

    /** The first step that makes a call; another than the start where a network has steps that make none. */
    protected Checkpoint beforeFirstCall(PublishRequest request) {
        return network.start(request);
    }

    /** The step that makes the call meant by {@link #creating()}; for a network with other calls before it, a later one. */
    protected Checkpoint beforeCreating(PublishRequest request) {
        return beforeFirstCall(request);
    }

    /** The checkpoint stored before this step, everything before it done. */
    protected final Checkpoint before(String step, PublishRequest request) {
        DeliveryRun run = new DeliveryRun(network, finder(), request, clock);
        while (!run.stored().step().equals(step)) {
            run.step();
        }
        return run.stored();
    }

    /** A message of one part with this text, and with what else the network insists on. */
    protected Message saying(String text) {
        return text(text);
    }

    /** A message with a text that is longer than the network takes. */
    protected Message sayingTooMuch() {
        return saying("a".repeat(5_000));
    }

    /** A message of one part with one picture or, where there are none, one video. */
    protected Message showing(String text) {
        return thread(part(text, messages.picture("Ein Bild")));
    }

    /** A message of one part with one picture or, where there are none, one video, that is described so. */
    protected Message describing(String alt) {
        return thread(part("Sehen Sie selbst", messages.picture(alt)));
    }

    /** Several parts, several pictures: every kind of step. */
    protected Message everyStep() {
        return thread(
                linking(
                        "Soest will bis 2030 klimaneutral sein 🌱 #5malklug",
                        "https://smartcities-suedwestfalen.com/konferenz/",
                        messages.picture("Wallanlage mit Lastenrad"),
                        messages.picture("Dach mit Solarzellen")),
                part("2/2 Und so geht es weiter."));
    }

    /** What the network keeps of a picture's alt text. */
    protected String altKept(Message.Media media) {
        return media.alt();
    }

    /** Which of a part's pictures and videos the network shows. */
    protected List<Message.Media> mediaKept(Message.Part part) {
        return part.media();
    }

    /** What the network keeps of a message's language; null where it has no field for it. */
    protected @Nullable String languageKept(String language) {
        return language;
    }

    /** A figure the network does not have. */
    protected Metric notOffered() {
        return Metric.LINK_CLICKS;
    }

    /** The code the network gives a refusal because of too many calls. */
    protected String rateLimitCode() {
        return "429";
    }

    /** Which part the part of this number, counted from 2, answers: the one before, or the first where they are comments. */
    protected int answeredBy(int number) {
        return number - 1;
    }

    /** Where the bytes are, and for networks that fetch them the addresses. */
    protected MediaSource media() {
        return messages::fileOf;
    }

    /** Every secret that must never be seen; by default those of the account. */
    protected Collection<String> secrets() {
        return account(standIn.url()).secrets().values().stream()
                .map(Secret::reveal)
                .toList();
    }

    /** The network takes back the account's access. */
    protected void revokeAccess() {
        secrets().forEach(secret -> standIn.accounts().revoke(secret));
    }

    @BeforeEach
    final void connect() {
        standIn = started(StandInOptions.standard().at(clock).answeringLateAfter(LATE));
        network = connected(TestHttp.givingUpAfter(PATIENT), clock);
        impatient = connected(TestHttp.givingUpAfter(IMPATIENT), clock);
        messages = new TestMessages(folder);
    }

    @AfterEach
    final void disconnect() {
        standIn.close();
    }

    protected final PublishRequest request(Message message) {
        return new PublishRequest("delivery-1", account(standIn.url()), message, START, media());
    }

    /** How the delivery of this message ends. */
    protected final PublishOutcome outcome(Message message) {
        return new DeliveryRun(network, finder(), request(message), clock).finish();
    }

    protected final Published publish(Message message) {
        PublishOutcome outcome = outcome(message);
        assertThat(outcome).isInstanceOf(Published.class);
        return (Published) outcome;
    }

    /** A run that has come to the first step whose call must not be made twice, if {@code irreversible}, else to the first. */
    private DeliveryRun runAt(PublishRequest request, int step) {
        DeliveryRun run = new DeliveryRun(network, finder(), request, clock);
        for (int i = 0; i < step; i++) {
            run.step();
        }
        return run;
    }

    private int stepsOf(Message message) {
        DeliveryRun run = new DeliveryRun(network, finder(), request(message), clock);
        run.finish();
        forget();
        return run.steps();
    }

    private void forget() {
        disconnect();
        connect();
        clock.set(START);
    }

    // What arrives

    @Test
    protected void text_link_and_language_arrive_as_written() {
        Published published = publish(new Message(
                List.of(linking("Grüße aus Soest 👩‍👩‍👧 & <mehr> #5malklug", "https://example.org/ä?a=1&b=2")),
                "de"));

        StandInPost post = standIn.posts(HANDLE).getFirst();
        assertThat(post.text()).startsWith("Grüße aus Soest 👩‍👩‍👧 & <mehr> #5malklug");
        assertThat(post.language()).isEqualTo(languageKept("de"));
        assertThat(post.raw()).contains("https://example.org/");
        assertThat(published.post().id()).isEqualTo(post.id());
        assertThat(published.post().url()).isNotNull();
    }

    @Test
    protected void pictures_arrive_in_order_with_their_alt_texts() {
        publish(thread(part("Zwei Bilder", messages.picture("erstes „Bild“"), messages.picture("zweites\nBild"))));

        assertThat(standIn.posts(HANDLE).getFirst().media())
                .extracting(StandInMedia::alt)
                .containsExactly("erstes „Bild“", "zweites\nBild");
    }

    @Test
    protected void an_alt_text_arrives_as_it_was_written_or_the_network_says_that_it_has_none() {
        String written = "Wallanlage im Herbst: „Lastenrad“ & <Weg>,\nzwei Kinder 👩‍👩‍👧 winken 🌱";
        publish(describing(written));

        assertThat(standIn.posts(HANDLE).getFirst().media())
                .extracting(StandInMedia::alt)
                .containsExactly(Abilities.of(network).altTexts() ? written : "");
    }

    @Test
    protected void parts_of_a_thread_arrive_in_order_as_replies() {
        Published published = publish(thread(part("1/3 Anfang"), part("2/3 Mitte"), part("3/3 Ende")));

        List<StandInPost> posts = standIn.posts(HANDLE);
        assertThat(posts).extracting(StandInPost::text).containsExactly("1/3 Anfang", "2/3 Mitte", "3/3 Ende");
        assertThat(posts.get(0).inReplyTo()).isNull();
        assertThat(posts.get(1).inReplyTo())
                .isEqualTo(posts.get(answeredBy(2) - 1).id());
        assertThat(posts.get(2).inReplyTo())
                .isEqualTo(posts.get(answeredBy(3) - 1).id());
        assertThat(published.post().id()).isEqualTo(posts.getFirst().id());
        assertThat(published.post().replies())
                .containsExactly(posts.get(1).id(), posts.get(2).id());
    }

    @Test
    protected void the_same_delivery_sent_twice_is_one_post() {
        Published first = publish(saying("Nur einmal"));
        Published second = publish(saying("Nur einmal"));

        assertThat(standIn.posts(HANDLE)).hasSize(1);
        assertThat(second.post().id()).isEqualTo(first.post().id());
    }

    @Test
    protected void two_deliveries_with_the_same_text_are_two_posts() {
        publish(saying("Jede Woche wieder"));
        clock.advance(Duration.ofDays(7));
        PublishRequest next = new PublishRequest(
                "delivery-2", account(standIn.url()), saying("Jede Woche wieder"), clock.instant(), media());
        DeliveryRun run = new DeliveryRun(network, finder(), next, clock);
        run.crashBeforeCall();

        assertThat(run.finish()).isInstanceOf(Published.class);
        assertThat(standIn.posts(HANDLE)).hasSize(2);
    }

    @Test
    protected void every_call_says_who_we_are() {
        publish(everyStep());

        assertThat(standIn.calls())
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.header("User-Agent")).startsWith("malklug/"));
    }

    @Test
    protected void a_missing_secret_is_told_before_any_call() {
        ConnectedAccount account = account(standIn.url());
        PublishRequest without = new PublishRequest(
                "delivery-1",
                new ConnectedAccount(account.id(), account.network(), account.server(), account.handle(), Map.of()),
                saying("Hallo"),
                START,
                media());

        assertThatThrownBy(() -> network.publish(without, network.start(without)))
                .isInstanceOf(CredentialsMissing.class);
        assertThat(standIn.calls()).isEmpty();
    }

    // Lost answers

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {
                "ACCEPT_AND_DROP",
                "ACCEPT_AND_500",
                "ACCEPT_AND_502_PAGE",
                "ACCEPT_LATE",
                "ACCEPT_AND_CUT_BODY",
                "ACCEPT_AND_GARBLE",
                "ACCEPT_AND_FLOOD",
                "ACCEPT_AND_TRICKLE",
                "RESET_BEFORE",
                "FAIL_500",
                "HTML_PAGE"
            })
    protected void an_answer_lost_at_any_step_ends_in_one_post(Kind kind) {
        Message message = everyStep();
        int steps = stepsOf(message);
        for (int step = 0; step < steps; step++) {
            standIn.honourIdempotencyKeys(false);
            DeliveryRun run = runAt(request(message), step);
            boolean repeatable = run.stored().repeatable();
            standIn.mischief().onEverything().next(kind);

            int handled = standIn.handled();
            PublishOutcome outcome = run.take(impatient);
            if (outcome instanceof Unconfirmed) {
                await().until(() -> standIn.handled() > handled);
            }
            standIn.mischief().none();
            if (repeatable) {
                assertThat(outcome)
                        .as("%s at step %d", kind, step)
                        .isNotInstanceOfAny(Unconfirmed.class, Rejected.class);
            } else {
                assertThat(outcome).as("%s at step %d", kind, step).isInstanceOf(Unconfirmed.class);
            }
            run.store(outcome);

            assertThat(run.finish()).isInstanceOf(Published.class);
            assertThatEachPartIsThereOnce(message);
            forget();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    protected void a_crash_anywhere_ends_in_one_post(boolean honoursKeys) {
        Message message = everyStep();
        int steps = stepsOf(message);
        for (int step = 0; step < steps; step++) {
            for (Crash crash : Crash.values()) {
                standIn.honourIdempotencyKeys(honoursKeys);
                DeliveryRun run = runAt(request(message), step);
                crash.strike(run, standIn.mischief());

                assertThat(run.finish()).as("%s at step %d", crash, step).isInstanceOf(Published.class);
                assertThatEachPartIsThereOnce(message);
                forget();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    protected void two_crashes_anywhere_end_in_one_post(boolean honoursKeys) {
        Message message = showing("Ein Teil");
        int steps = stepsOf(message);
        for (int first = 0; first < steps; first++) {
            for (Crash one : Crash.values()) {
                for (int then = 0; then < steps; then++) {
                    for (Crash other : Crash.values()) {
                        PublishRequest request = requestNumber(
                                (first * 100 + then) * 100 + one.ordinal() * 10 + other.ordinal(), message);
                        standIn.honourIdempotencyKeys(honoursKeys);
                        int before = standIn.posts(HANDLE).size();
                        DeliveryRun run = runAt(request, first);
                        one.strike(run, standIn.mischief());
                        for (int i = 0; i < then && !run.isOver(); i++) {
                            run.step();
                        }
                        if (!run.isOver()) {
                            other.strike(run, standIn.mischief());
                        }

                        assertThat(run.finish()).isInstanceOf(Published.class);
                        assertThat(standIn.posts(HANDLE)).hasSize(before + 1);
                        clock.advance(Duration.ofHours(1));
                    }
                }
            }
        }
    }

    private PublishRequest requestNumber(int number, Message message) {
        return new PublishRequest("delivery-" + number, account(standIn.url()), message, clock.instant(), media());
    }

    /** Where the process dies. */
    private enum Crash {
        BEFORE_THE_CALL {
            @Override
            void strike(DeliveryRun run, Mischief mischief) {
                run.crashBeforeCall();
            }
        },
        AFTER_THE_CALL {
            @Override
            void strike(DeliveryRun run, Mischief mischief) {
                run.crashAfterCall();
            }
        },
        AFTER_THE_CALL_WAS_DROPPED {
            @Override
            void strike(DeliveryRun run, Mischief mischief) {
                mischief.onEverything().next(Kind.ACCEPT_AND_DROP);
                run.crashAfterCall();
                mischief.none();
            }
        },
        BEFORE_THE_CALL_ARRIVED {
            @Override
            void strike(DeliveryRun run, Mischief mischief) {
                mischief.onEverything().next(Kind.RESET_BEFORE);
                run.crashAfterCall();
                mischief.none();
            }
        };

        abstract void strike(DeliveryRun run, Mischief mischief);
    }

    private void assertThatEachPartIsThereOnce(Message message) {
        List<StandInPost> posts = standIn.posts(HANDLE);
        assertThat(posts).hasSize(message.parts().size());
        for (int i = 0; i < posts.size(); i++) {
            assertThat(posts.get(i).text()).startsWith(message.parts().get(i).text());
            assertThat(posts.get(i).inReplyTo())
                    .isEqualTo(i == 0 ? null : posts.get(answeredBy(i + 1) - 1).id());
            assertThat(posts.get(i).media())
                    .extracting(StandInMedia::alt)
                    .isEqualTo(mediaKept(message.parts().get(i)).stream()
                            .map(this::altKept)
                            .toList());
        }
    }

    // Afterwards

    private PostRemover remover() {
        assumeTrue(network instanceof PostRemover, "Posts cannot be deleted there");
        PostRemover remover = (PostRemover) network;
        assumeTrue(remover.removes(account(standIn.url())), "This login cannot delete posts");
        return remover;
    }

    private PostEditor editor() {
        assumeTrue(network instanceof PostEditor, "Posts cannot be changed there");
        return (PostEditor) network;
    }

    @Test
    protected void a_deleted_post_is_gone_with_all_its_parts_and_what_is_gone_stays_deleted() {
        PostRemover remover = remover();
        RemotePost post = publish(everyStep()).post();
        RemotePost other = publishAs(2, saying("Bleibt stehen")).post();

        assertThat(remover.remove(account(standIn.url()), post)).isEqualTo(new ChangeOutcome.Done());
        assertThat(standIn.posts(HANDLE)).extracting(StandInPost::id).containsExactly(other.id());
        assertThat(remover.remove(account(standIn.url()), post)).isEqualTo(new ChangeOutcome.Done());
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {
                "ACCEPT_AND_DROP",
                "ACCEPT_AND_500",
                "ACCEPT_AND_GARBLE",
                "RESET_BEFORE",
                "HTML_PAGE",
                "RATE_LIMITED"
            })
    protected void a_deletion_whose_answer_is_lost_can_be_asked_for_again(Kind kind) {
        PostRemover remover = remover();
        RemotePost post = publish(saying("Weg damit")).post();
        standIn.mischief().onEverything().next(kind);

        ChangeOutcome first = remover.remove(account(standIn.url()), post);
        standIn.mischief().none();

        assertThat(first).isNotInstanceOf(ChangeOutcome.Refused.class);
        assertThat(remover.remove(account(standIn.url()), post)).isEqualTo(new ChangeOutcome.Done());
        assertThat(standIn.posts(HANDLE)).isEmpty();
    }

    @Test
    protected void a_changed_post_is_the_same_post_in_other_words() {
        PostEditor editor = editor();
        Message before = showing("Am Montag um neun");
        RemotePost post = publish(before).post();
        StandInPost shown = standIn.posts(HANDLE).getFirst();
        Message after = new Message(
                List.of(new Message.Part(
                        "Am Dienstag um zehn", null, before.first().media())),
                "de",
                before.title());

        assertThat(editor.edit(account(standIn.url()), post, after)).isEqualTo(new ChangeOutcome.Done());
        assertThat(editor.edit(account(standIn.url()), post, after)).isEqualTo(new ChangeOutcome.Done());

        StandInPost changed = standIn.posts(HANDLE).getFirst();
        assertThat(standIn.posts(HANDLE)).hasSize(1);
        assertThat(changed.id()).isEqualTo(shown.id());
        assertThat(changed.text()).startsWith("Am Dienstag um zehn");
        assertThat(changed.media()).isEqualTo(shown.media());
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"ACCEPT_AND_DROP", "ACCEPT_AND_500", "ACCEPT_AND_GARBLE", "RESET_BEFORE", "RATE_LIMITED"})
    protected void a_change_whose_answer_is_lost_makes_no_second_post(Kind kind) {
        PostEditor editor = editor();
        Message before = saying("Am Montag um neun");
        RemotePost post = publish(before).post();
        Message after = new Message(
                List.of(new Message.Part(
                        "Am Dienstag um zehn", null, before.first().media())),
                "de",
                before.title());
        standIn.mischief().onEverything().next(kind);

        ChangeOutcome first = editor.edit(account(standIn.url()), post, after);
        standIn.mischief().none();

        assertThat(first).isNotInstanceOf(ChangeOutcome.Refused.class);
        assertThat(editor.edit(account(standIn.url()), post, after)).isEqualTo(new ChangeOutcome.Done());
        assertThat(standIn.posts(HANDLE)).extracting(StandInPost::id).containsExactly(post.id());
        assertThat(standIn.posts(HANDLE).getFirst().text()).startsWith("Am Dienstag um zehn");
    }

    @Test
    protected void what_was_deleted_by_hand_cannot_be_changed_and_is_not_made_anew() {
        PostEditor editor = editor();
        RemotePost post = publish(saying("Am Montag um neun")).post();
        if (network instanceof PostRemover remover) {
            remover.remove(account(standIn.url()), post);
        }

        assertThat(editor.edit(account(standIn.url()), post, saying("Am Dienstag um zehn")))
                .isInstanceOf(ChangeOutcome.Refused.class);
        assertThat(standIn.posts(HANDLE)).isEmpty();
    }

    @Test
    protected void what_is_told_of_a_deletion_is_true_even_without_access() {
        PostRemover remover = remover();
        RemotePost post = publish(saying("Steht noch?")).post();
        revokeAccess();

        ChangeOutcome outcome = remover.remove(account(standIn.url()), post);

        assertThat(outcome).isNotInstanceOf(ChangeOutcome.NotYet.class);
        assertThat(standIn.posts(HANDLE).isEmpty()).isEqualTo(outcome instanceof ChangeOutcome.Done);
    }

    // Looks

    @Test
    protected void nothing_is_found_where_nothing_was_posted() {
        PublishRequest request = request(saying("Nie gesendet"));

        assertThat(finder().find(request, beforeCreating(request), START)).isInstanceOf(PostFinder.Search.Absent.class);
    }

    @Test
    protected void a_post_with_other_words_is_not_ours() {
        publish(saying("Hallo Soest"));
        PublishRequest other = requestNumber(2, saying("Hallo Olpe"));

        assertThat(finder().find(other, beforeCreating(other), START)).isInstanceOf(PostFinder.Search.Absent.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"HTML_PAGE", "FAIL_500", "RATE_LIMITED", "ACCEPT_AND_CUT_BODY", "ACCEPT_AND_GARBLE", "RESET_BEFORE"
            })
    protected void a_look_that_fails_cannot_tell(Kind kind) {
        PublishRequest request = request(saying("Wo bist du?"));
        Checkpoint sent = beforeCreating(request);
        standIn.mischief().onEverything().always(kind);

        assertThat(finder().find(request, sent, START)).isInstanceOf(PostFinder.Search.CannotTell.class);
    }

    /** Who looks for what is unclear: the network or, where it can't be asked, a person. */
    protected PostFinder finder() {
        return (PostFinder) network;
    }

    // Refusals and waits

    @Test
    protected void a_text_that_is_too_long_is_told_before_and_refused_after() {
        Message tooLong = sayingTooMuch();

        assertThat(network.misfits(tooLong, network.limits()))
                .extracting(Misfit::kind)
                .contains(Misfit.Kind.TEXT_TOO_LONG);
        assertThat(rejection(tooLong).reason()).isEqualTo(Reason.CONTENT);
    }

    @Test
    protected void access_that_was_revoked_is_refused_for_good() {
        revokeAccess();

        assertThat(rejection(saying("Hallo")).reason()).isEqualTo(Reason.CREDENTIALS);
        assertThat(standIn.posts()).isEmpty();
    }

    protected final Rejected rejection(Message message) {
        PublishOutcome outcome = new DeliveryRun(network, finder(), request(message), clock).finish();
        assertThat(outcome).isInstanceOf(Rejected.class);
        return (Rejected) outcome;
    }

    @Test
    protected void a_wait_the_network_names_is_passed_on() {
        standIn.mischief().on(creating()).next(Kind.RATE_LIMITED);

        assertThat(firstTake(saying("Hallo")))
                .isEqualTo(
                        new Deferred(Cause.RATE_LIMITED, clock.instant().plus(Duration.ofMinutes(5)), rateLimitCode()));
    }

    @Test
    protected void a_wait_the_network_does_not_name_is_left_to_the_queue() {
        standIn.mischief().on(creating()).next(Kind.RATE_LIMITED_WITHOUT_WAIT);

        assertThat(firstTake(saying("Hallo"))).isEqualTo(new Deferred(Cause.RATE_LIMITED, null, rateLimitCode()));
    }

    @Test
    protected void a_wait_holds_back_uploads_too() {
        standIn.mischief().on(uploading()).next(Kind.RATE_LIMITED);

        PublishRequest request = request(showing("Bild"));

        assertThat(network.publish(request, beforeFirstCall(request)))
                .isEqualTo(
                        new Deferred(Cause.RATE_LIMITED, clock.instant().plus(Duration.ofMinutes(5)), rateLimitCode()));
    }

    @Test
    protected void a_server_that_is_not_there_got_nothing() throws Exception {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        PublishRequest request = new PublishRequest("delivery-1", account(nobody), saying("Hallo"), START, media());

        PublishOutcome outcome = network.publish(request, beforeFirstCall(request));
        assertThat(outcome).isInstanceOf(Deferred.class);
        assertThat(((Deferred) outcome).cause()).isEqualTo(Cause.UNREACHABLE);
        assertThat(((Deferred) outcome).notBefore()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    protected void a_redirect_of_a_write_means_a_wrong_address_and_is_not_followed(int status) {
        standIn.mischief()
                .on(creating())
                .next(StandInAnswer.json(status, "").header("Location", standIn.url() + "/elsewhere"));

        PublishOutcome outcome = firstTake(saying("Hallo"));
        assertThat(outcome).isInstanceOf(Rejected.class);
        assertThat(((Rejected) outcome).reason()).isEqualTo(Reason.CONFIGURATION);
        assertThat(standIn.posts()).isEmpty();
    }

    @Test
    protected void an_invitation_to_send_again_at_once_is_declined() {
        standIn.mischief().on(creating()).always(StandInAnswer.json(503, "{}").header("Retry-After", "0"));

        firstTake(saying("Hallo"));
        assertThat(standIn.calls(creating())).hasSize(1);
    }

    @Test
    protected void fields_that_are_missing_do_no_harm() {
        standIn.mischief().on(creating()).next(barestSuccess());

        assertThat(firstTake(saying("Hallo"))).isInstanceOfAny(Published.class, PublishOutcome.Pending.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "[]", "null", "\"id\"", "{\"id\":null}", "{\"id\":{}}", "<html>", "{\"id\":\"1\""})
    protected void a_success_without_an_id_is_unclear(String body) {
        standIn.mischief().on(creating()).next(StandInAnswer.json(200, body));

        assertThat(firstTake(saying("Hallo"))).isInstanceOf(Unconfirmed.class);
    }

    /** What comes of the first step that makes the call meant by the test; a login before it does not count. */
    private PublishOutcome firstTake(Message message) {
        PublishRequest request = request(message);
        return network.publish(request, beforeCreating(request));
    }

    // Secrets

    @Test
    protected void no_secret_is_ever_told() {
        Message message = everyStep();
        int steps = stepsOf(message);
        List<String> told = new ArrayList<>();
        try (LogWatch log = LogWatch.open()) {
            for (int step = 0; step < steps; step++) {
                for (Kind kind : List.of(Kind.ECHO, Kind.RESET_BEFORE)) {
                    DeliveryRun run = runAt(request(message), step);
                    standIn.mischief().onEverything().always(kind);
                    told.add(run.take(network).toString());
                    told.add(run.stored().toString());
                    told.add(
                            finder().find(request(message), run.stored(), START).toString());
                    told.add(String.valueOf(
                            catchThrowable(() -> engagement().read(account(standIn.url()), List.of("1")))));
                    told.add(String.valueOf(catchThrowable(() -> engagement().readAccount(account(standIn.url())))));
                    told.add(network.limits(account(standIn.url())).toString());
                    told.add(account(standIn.url()).toString());
                    told.addAll(secretsSeenIn(log.text()));
                    forget();
                }
            }
        }
        assertThat(told).allSatisfy(line -> assertThat(secretsSeenIn(line)).isEmpty());
    }

    private List<String> secretsSeenIn(String text) {
        return secrets().stream()
                .filter(text::contains)
                .map(secret -> "seen: " + secret)
                .toList();
    }

    // Figures

    @Test
    protected void figures_are_told_in_our_words() {
        String id = publish(saying("Wie läuft es?")).post().id();
        standIn.setFigures(id, Map.of("reactions", 7L, "replies", 2L, "shares", 3L));

        Map<String, EngagementReading> readings = engagement().read(account(standIn.url()), List.of(id));

        assertThat(readings).containsOnlyKeys(id);
        assertThat(readings.get(id).value(Metric.REACTIONS)).isEqualTo(MetricValue.of(7));
        assertThat(readings.get(id).value(Metric.REPLIES)).isEqualTo(MetricValue.of(2));
        assertThat(readings.get(id).value(Metric.SHARES)).isEqualTo(MetricValue.of(3));
        assertThat(readings.get(id).value(notOffered())).isEqualTo(MetricValue.NOT_OFFERED);
    }

    @Test
    protected void a_post_without_reactions_has_none_rather_than_nothing() {
        String id = publish(saying("Noch ganz frisch")).post().id();

        assertThat(engagement()
                        .read(account(standIn.url()), List.of(id))
                        .get(id)
                        .value(Metric.REACTIONS))
                .isEqualTo(MetricValue.of(0));
    }

    @Test
    protected void posts_that_are_gone_are_left_out() {
        String id = publish(saying("Bleibt")).post().id();
        String gone = publishAs(2, saying("Geht")).post().id();
        standIn.forget(gone);

        assertThat(engagement().read(account(standIn.url()), List.of(id, gone))).containsOnlyKeys(id);
    }

    private Published publishAs(int number, Message message) {
        return (Published) new DeliveryRun(network, finder(), requestNumber(number, message), clock).finish();
    }

    @Test
    protected void a_full_batch_is_read_at_once() {
        List<String> ids = Stream.iterate(1, number -> number + 1)
                .limit(engagement().batchSize())
                .map(number ->
                        publishAs(number, saying("Beitrag " + number)).post().id())
                .toList();

        assertThat(engagement().read(account(standIn.url()), ids)).containsOnlyKeys(ids);
    }

    @Test
    protected void followers_are_counted() {
        assertThat(engagement().readAccount(account(standIn.url())).value(Metric.FOLLOWERS))
                .isInstanceOf(MetricValue.Count.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {
                "HTML_PAGE",
                "FAIL_500",
                "ACCEPT_AND_CUT_BODY",
                "ACCEPT_AND_GARBLE",
                "ACCEPT_AND_FLOOD",
                "RESET_BEFORE",
                "REVOKED"
            })
    protected void figures_that_cannot_be_had_are_no_zeros(Kind kind) {
        String id = publish(saying("Hallo")).post().id();
        standIn.mischief().onEverything().always(kind);

        assertThatThrownBy(() -> engagement().read(account(standIn.url()), List.of(id)))
                .isInstanceOf(EngagementUnavailable.class);
        assertThatThrownBy(() -> engagement().readAccount(account(standIn.url())))
                .isInstanceOf(EngagementUnavailable.class);
    }

    @Test
    protected void a_wait_for_figures_is_passed_on() {
        String id = publish(saying("Hallo")).post().id();
        Instant until = clock.instant().plus(Duration.ofMinutes(5));
        standIn.mischief().onEverything().always(Kind.RATE_LIMITED);

        Throwable refused = catchThrowable(() -> engagement().read(account(standIn.url()), List.of(id)));
        assertThat(refused).isInstanceOf(EngagementUnavailable.class);
        assertThat(((EngagementUnavailable) refused).retryAt()).isEqualTo(until);
    }

    private EngagementSource engagement() {
        return (EngagementSource) network;
    }

    // Limits

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {
                "HTML_PAGE",
                "FAIL_500",
                "ACCEPT_AND_CUT_BODY",
                "ACCEPT_AND_GARBLE",
                "ACCEPT_AND_FLOOD",
                "RESET_BEFORE",
                "ACCEPT_AND_TRICKLE"
            })
    protected void limits_are_known_even_where_the_server_does_not_tell(Kind kind) {
        standIn.mischief().onEverything().always(kind);

        assertThat(impatient.limits(account(standIn.url())).text()).isNotEmpty();
    }
}
