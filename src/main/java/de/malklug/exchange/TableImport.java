/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.exchange;

import de.malklug.accounts.Accounts;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.DraftProblem;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostDraft;
import de.malklug.editorial.Actor;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.Desk;
import de.malklug.editorial.Fingerprint;
import de.malklug.editorial.PostFilter;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredPost;
import de.malklug.exchange.TablePreview.Kind;
import de.malklug.exchange.TablePreview.Line;
import de.malklug.networks.Networks;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes drafts of the lines of a table, all of them or none. Lines with the id of a post change that post. */
@Component
public class TableImport {

    /** Of more lines nobody wants to read what is to be mended before they can be submitted. */
    private static final int MOST_CHECKED = 300;

    private static final int MOST_TWINS = 200;

    private final Campaigns campaigns;
    private final Posts posts;
    private final Desk desk;
    private final Networks networks;
    private final Accounts accounts;
    private final TableStore store;
    private final TransactionTemplate transactions;

    public TableImport(
            Campaigns campaigns,
            Posts posts,
            Desk desk,
            Networks networks,
            Accounts accounts,
            TableStore store,
            TransactionTemplate transactions) {
        this.campaigns = campaigns;
        this.posts = posts;
        this.desk = desk;
        this.networks = networks;
        this.accounts = accounts;
        this.store = store;
        this.transactions = transactions;
    }

    /** What came of taking up a table. */
    public sealed interface Outcome {}

    /** Everything is stored. */
    public record Done(int added, int changed) implements Outcome {}

    /** Nothing is stored: the table has errors, or it or a post changed since it was looked at. */
    public record Refused(TablePreview now) implements Outcome {}

    /** Nothing is stored: it was taken up already. */
    public record Gone() implements Outcome {}

    /** What the columns mean: as this town said before, else as their headings sound. */
    public TableMapping mapping(CampaignId campaign, MunicipalityId municipality, TableSheet sheet) {
        return TableMapping.of(sheet.heads(), store.mapping(campaign, municipality));
    }

    /** @param usual whose posts they are where no column says so */
    public TablePreview preview(
            CampaignId id, MunicipalityId usual, TableSheet sheet, TableMapping mapping, Actor actor) {
        Campaign campaign = campaigns
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("No campaign " + id))
                .campaign();
        List<Line> lines = new TableLines(campaign, usual, sheet, mapping, around(campaign, actor)).read();
        boolean check = lines.size() <= MOST_CHECKED;
        List<Line> checked =
                check ? lines.stream().map(line -> checked(id, line)).toList() : lines;
        return new TablePreview(checked, mark(sheet, mapping, checked));
    }

    private Line checked(CampaignId id, Line line) {
        PostDraft draft = line.draft();
        MunicipalityId town = line.municipality();
        if (draft == null || town == null || line.kind() == Kind.SAME) {
            return line;
        }
        int errors = (int) desk.check(id, town, draft).stream()
                .filter(DraftProblem::isError)
                .count();
        return new Line(line.number(), line.kind(), town, line.before(), draft, line.fields(), line.problems(), errors);
    }

    private TableLines.Surroundings around(Campaign campaign, Actor actor) {
        ZoneId zone = campaign.zone();
        return new TableLines.Surroundings(
                networks.all(),
                accounts.destinations(),
                actor,
                (town, post) -> posts.find(campaign.id(), town, post),
                (town, draft) -> twin(campaign, town, draft),
                stored -> PostDraft.of(stored.post(), stored.localTime(zone), stored.repeat()));
    }

    private Optional<StoredPost> twin(Campaign campaign, MunicipalityId town, PostDraft draft) {
        Instant at = draft.at().atZone(campaign.zone()).toInstant();
        PostFilter then =
                PostFilter.ALL.in(campaign.id()).of(java.util.Set.of(town)).due(at, at.plusSeconds(60));
        return posts.list(then, null, MOST_TWINS).stream()
                .filter(post -> post.post()
                        .wording()
                        .text()
                        .strip()
                        .equals(draft.wording().text()))
                .findFirst();
    }

    private static String mark(TableSheet sheet, TableMapping mapping, List<Line> lines) {
        Fingerprint sum = new Fingerprint().add(sheet).add(new java.util.TreeMap<>(mapping.fields()));
        for (Line line : lines) {
            StoredPost before = line.before();
            sum.add(line.kind()).add(before == null ? "" : before.key() + " " + before.version());
        }
        return sum.hex();
    }

    /**
     * Takes up a table that was looked at.
     *
     * @param mark of the preview; null if nobody looked
     */
    public Outcome run(
            CampaignId id,
            MunicipalityId usual,
            TableSheet sheet,
            TableMapping mapping,
            Actor actor,
            @Nullable String mark) {
        return run(id, usual, sheet, mapping, actor, mark, () -> true);
    }

    /** Takes up a table that is kept, once. */
    public Outcome run(TableDraft kept, TableMapping mapping, Actor actor, String mark) {
        store.remember(kept.campaign(), kept.municipality(), kept.sheet(), mapping);
        return run(
                kept.campaign(),
                kept.municipality(),
                kept.sheet(),
                mapping,
                actor,
                mark,
                () -> store.forget(kept.id()));
    }

    private Outcome run(
            CampaignId id,
            MunicipalityId usual,
            TableSheet sheet,
            TableMapping mapping,
            Actor actor,
            @Nullable String mark,
            BooleanSupplier claim) {
        TablePreview preview = preview(id, usual, sheet, mapping, actor);
        if (preview.count(Kind.FAULTY) > 0 || mark != null && !mark.equals(preview.mark())) {
            return new Refused(preview);
        }
        return Objects.requireNonNull(transactions.execute(transaction -> {
            if (!claim.getAsBoolean()) {
                transaction.setRollbackOnly();
                return new Gone();
            }
            List<Line> refused = new ArrayList<>();
            for (Line line : preview.lines()) {
                TablePreview.Problem problem = carryOut(id, line, actor);
                if (problem != null) {
                    refused.add(faulty(line, problem));
                }
            }
            if (!refused.isEmpty()) {
                transaction.setRollbackOnly();
                return new Refused(withThese(preview, refused));
            }
            return new Done(preview.count(Kind.ADDED), preview.count(Kind.CHANGED));
        }));
    }

    private TablePreview.@Nullable Problem carryOut(CampaignId id, Line line, Actor actor) {
        PostDraft draft = line.draft();
        StoredPost before = line.before();
        MunicipalityId town = line.municipality();
        if (draft == null || town == null || line.kind() == Kind.SAME) {
            return null;
        }
        Desk.Outcome outcome = before == null
                ? desk.create(id, town, draft, actor)
                : desk.edit(before.key(), before.version(), draft, actor);
        return switch (outcome) {
            case Desk.Done done -> null;
            case Desk.Stale stale -> new TablePreview.Problem("", "stale", List.of());
            case Desk.Refused refused ->
                new TablePreview.Problem(
                        "",
                        "refused",
                        List.of(refused.reason()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '-')));
        };
    }

    private static Line faulty(Line line, TablePreview.Problem problem) {
        return new Line(
                line.number(),
                Kind.FAULTY,
                line.municipality(),
                line.before(),
                line.draft(),
                line.fields(),
                List.of(problem),
                0);
    }

    private static TablePreview withThese(TablePreview preview, List<Line> refused) {
        Map<Integer, Line> byNumber = new java.util.HashMap<>();
        refused.forEach(line -> byNumber.put(line.number(), line));
        return new TablePreview(
                preview.lines().stream()
                        .map(line -> byNumber.getOrDefault(line.number(), line))
                        .toList(),
                preview.mark());
    }
}
