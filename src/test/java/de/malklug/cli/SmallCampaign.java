/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with one campaign, one municipality, one account and as many posts as a test writes. */
final class SmallCampaign {

    private final Path folder;

    private SmallCampaign(Path folder) {
        this.folder = folder;
    }

    static SmallCampaign in(Path folder) {
        SmallCampaign campaign = new SmallCampaign(folder);
        campaign.write("campaigns/klein/campaign.yaml", """
                campaign: klein
                title: Kleine Kampagne
                hashtag: "#klein"
                zone: Europe/Berlin
                period: { from: 2036-11-01, to: 2036-11-30 }
                anchor: { title: Konferenz, at: 2036-11-18T10:00 }
                municipalities:
                  soest: { name: Soest, short: SO, population: 47200 }
                """);
        campaign.write("accounts.yaml", """
                accounts:
                  soest-mastodon: { municipality: soest, network: mastodon, server: https://social.example, secret: { access-token: "${SOEST_MASTODON_TOKEN}" } }
                """);
        return campaign.says("Guten Tag #klein");
    }

    /** Makes this the text of the campaign's only post. */
    SmallCampaign says(String text) {
        write("campaigns/klein/soest.yaml", """
                municipality: soest
                posts:
                  - id: gruss
                    at: 2036-11-09T09:00
                    status: approved
                    text: "%s"
                """.formatted(text));
        return this;
    }

    SmallCampaign write(String file, String content) {
        Path target = folder.resolve(file);
        try {
            Files.createDirectories(target.getParent());
            Files.writeString(target, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path campaigns() {
        return folder.resolve("campaigns");
    }

    Path data() {
        return folder.resolve("data");
    }

    /** A German shell whose commands work on this campaign. */
    Shell shell() {
        return settings(Shell.german());
    }

    private Shell settings(Shell shell) {
        return shell.with(
                "--malklug.campaigns=" + campaigns(),
                "--malklug.accounts=" + folder.resolve("accounts.yaml"),
                "--malklug.data=" + data());
    }
}
