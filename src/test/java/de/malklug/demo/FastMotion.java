/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.demo;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignFiles;
import de.malklug.campaign.CampaignFolder;
import de.malklug.campaign.Post;
import de.malklug.campaign.Timeline;
import de.malklug.editorial.TimelineSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TreeSet;

/**
 * Plays a campaign of weeks in about a quarter of an hour: its posts appear in their order, one short step after the other,
 * beginning a few seconds after the demo is up. What lies between two posts stays between them.
 */
final class FastMotion implements TimelineSource {

    /** The opening, in which every town says hello. */
    private static final int OPENING = 6;

    private static final Duration OPENING_STEP = Duration.ofSeconds(8);
    private static final Duration STEP = Duration.ofSeconds(25);

    private final List<LocalDateTime> written;
    private final Tape tape;

    FastMotion(Path campaigns, DemoAccounts accounts, Tape tape) {
        this.written = new CampaignFiles(accounts)
                .read(campaigns).campaigns().stream()
                        .flatMap(campaign -> times(campaign).stream())
                        .sorted()
                        .distinct()
                        .toList();
        this.tape = tape;
    }

    private static TreeSet<LocalDateTime> times(CampaignFolder folder) {
        TreeSet<LocalDateTime> times = new TreeSet<>();
        folder.posts().stream()
                .filter(post -> post.status() == Post.Status.APPROVED)
                .forEach(post -> times.add(post.at().in(folder.campaign())));
        return times;
    }

    @Override
    public Timeline timeline() {
        return this::move;
    }

    @Override
    public String key() {
        return tape.key() + written;
    }

    private LocalDateTime move(Campaign campaign, LocalDateTime time) {
        return LocalDateTime.ofInstant(tape.at(played(time)), campaign.zone());
    }

    /** How long after the first post. */
    private Duration played(LocalDateTime time) {
        double position = position(time);
        double opening = Math.min(position, OPENING);
        double millis = opening * OPENING_STEP.toMillis() + (position - opening) * STEP.toMillis();
        return Duration.ofMillis(Math.round(millis));
    }

    /** 0 for the first post, 1 for the second, 1.5 for what happens in the middle between the second and the third. */
    private double position(LocalDateTime time) {
        if (written.isEmpty() || time.isBefore(written.getFirst())) {
            return 0;
        }
        int next = 1;
        while (next < written.size() && !time.isBefore(written.get(next))) {
            next++;
        }
        if (next == written.size()) {
            return next - 1.0;
        }
        LocalDateTime before = written.get(next - 1);
        double between = Duration.between(before, written.get(next)).toMillis();
        return next - 1 + Duration.between(before, time).toMillis() / between;
    }
}
