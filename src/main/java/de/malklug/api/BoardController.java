/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import de.malklug.board.Board;
import de.malklug.board.Kept;
import de.malklug.board.Standing;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.StoredCampaign;
import de.malklug.plan.Balance;
import de.malklug.plan.Balance.Line;
import de.malklug.plan.Balance.Measure;
import de.malklug.plan.Collision;
import de.malklug.plan.Collision.Reason;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/campaigns/{campaign}")
@Tag(name = "Board", description = "How posts are spread over municipalities, and where they get in each other's way.")
class BoardController {

    private final Board board;
    private final Campaigns campaigns;

    BoardController(Board board, Campaigns campaigns) {
        this.board = board;
        this.campaigns = campaigns;
    }

    @GetMapping("/board")
    @Allowed(Right.READ)
    @Operation(
            summary = "Posts, slots and reach by municipality and week, against the fair share",
            description = "Without days, of the whole campaign. above tells by how much a fair part is exceeded,"
                    + " negative by how much it is missed; it is null for who has no share.")
    BoardView board(
            @PathVariable String campaign,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to) {
        Campaign about = find(campaign);
        LocalDate first = from == null ? about.period().from() : from;
        LocalDate last = to == null ? about.period().to() : to;
        if (last.isBefore(first)) {
            throw new UnknownValue("to", last.toString(), List.of(first.toString()));
        }
        Balance balance = board.of(about).balance(first, last);
        return new BoardView(
                first,
                last,
                about.rules().shares().basis().written(),
                balance.lines().stream().map(line -> LineView.of(line, balance)).toList());
    }

    @GetMapping("/collisions")
    @Allowed(Right.READ)
    @Operation(
            summary = "Lists collisions about which something can still be done, by time",
            description = "Those somebody left as they are come last, with who did and why.")
    Items<CollisionView> collisions(@PathVariable String campaign) {
        Standing standing = board.of(find(campaign));
        return Items.all(Stream.concat(standing.open().stream(), standing.left().stream())
                .map(each -> CollisionView.of(each, standing))
                .toList());
    }

    private Campaign find(String id) {
        return Optional.of(id)
                .filter(CampaignId::isValid)
                .map(CampaignId::new)
                .flatMap(campaigns::find)
                .map(StoredCampaign::campaign)
                .orElseThrow(() -> new Missing("campaign"));
    }

    /** @param basis {@code agreed}, {@code equal} or {@code population} */
    @Schema(name = "Board")
    @JsonPropertyOrder({"from", "to", "basis", "municipalities"})
    record BoardView(LocalDate from, LocalDate to, String basis, List<LineView> municipalities) {}

    /** What a municipality has. */
    @Schema(name = "BoardLine")
    @JsonPropertyOrder({"municipality", "fairShare", "posts", "slots", "reach", "weeks"})
    record LineView(
            String municipality,
            @Nullable BigDecimal fairShare,
            AmountView posts,
            AmountView slots,
            AmountView reach,
            List<WeekView> weeks) {

        private static LineView of(Line line, Balance balance) {
            return new LineView(
                    line.municipality().id().value(),
                    line.fair(),
                    amount(line, balance, Measure.POSTS),
                    amount(line, balance, Measure.SLOTS),
                    amount(line, balance, Measure.REACH),
                    balance.weeks().stream()
                            .map(week -> new WeekView(
                                    week,
                                    Balance.at(line, week).posts(),
                                    Balance.at(line, week).slots(),
                                    Balance.at(line, week).reach(),
                                    balance.above(line, Measure.POSTS, week)))
                            .toList());
        }

        private static AmountView amount(Line line, Balance balance, Measure measure) {
            return new AmountView(
                    line.total().of(measure), balance.share(line, measure), balance.above(line, measure, null));
        }
    }

    /** @param share of all that municipalities with a share have, in percent */
    @Schema(name = "BoardAmount")
    @JsonPropertyOrder({"number", "share", "above"})
    record AmountView(
            @Nullable Long number,
            @Nullable BigDecimal share,
            @Nullable Long above) {}

    /** @param monday the week's first day */
    @Schema(name = "BoardWeek")
    @JsonPropertyOrder({"monday", "posts", "slots", "reach", "above"})
    record WeekView(
            LocalDate monday,
            long posts,
            long slots,
            @Nullable Long reach,
            @Nullable Long above) {}

    /** Two posts that take attention from each other. */
    @Schema(name = "Collision")
    @JsonPropertyOrder({"id", "first", "second", "reasons", "left"})
    record CollisionView(
            String id,
            PlaceView first,
            PlaceView second,
            List<ReasonView> reasons,
            @Nullable LeftView left) {

        private static CollisionView of(Collision collision, Standing standing) {
            return new CollisionView(
                    collision.id(),
                    new PlaceView(
                            collision.first().post().toString(),
                            collision.first().dueAt()),
                    new PlaceView(
                            collision.second().post().toString(),
                            collision.second().dueAt()),
                    collision.reasons().stream().map(ReasonView::of).toList(),
                    standing.keeping(collision).map(LeftView::of).orElse(null));
        }
    }

    /** @param post campaign, municipality and post */
    @Schema(name = "CollidingPost")
    @JsonPropertyOrder({"post", "dueAt"})
    record PlaceView(String post, Instant dueAt) {}

    /** @param shared share of words both texts have, from 0 to 1; only of {@code words} */
    @Schema(name = "CollisionReason")
    @JsonPropertyOrder({"kind", "what", "shared"})
    record ReasonView(
            @Schema(allowableValues = {"account", "theme", "words"})
            String kind,

            @Nullable String what,
            @Nullable Double shared) {

        private static ReasonView of(Reason reason) {
            return switch (reason) {
                case Reason.SameAccount same -> new ReasonView("account", same.account(), null);
                case Reason.SameTheme same -> new ReasonView("theme", same.theme(), null);
                case Reason.SameWords same ->
                    new ReasonView("words", null, Math.round(100.0 * same.shared() / same.all()) / 100.0);
            };
        }
    }

    /** Who left it as it is, and why. */
    @Schema(name = "LeftCollision")
    @JsonPropertyOrder({"person", "reason", "at"})
    record LeftView(String person, String reason, Instant at) {

        private static LeftView of(Kept kept) {
            return new LeftView(kept.person(), kept.reason(), kept.at());
        }
    }
}
