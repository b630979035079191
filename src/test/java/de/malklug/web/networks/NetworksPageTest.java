/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.networks;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Abilities;
import de.malklug.networks.Network;
import de.malklug.networks.Networks;
import de.malklug.security.SignedInAs;
import de.malklug.web.testing.PagesTests;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class NetworksPageTest extends PagesTests {

    @Autowired
    private Networks networks;

    @Test
    void every_network_that_is_connected_has_a_row_and_no_other() {
        var page = pages.get().uri("/networks").with(SignedInAs.marketing());

        assertThat(page).hasStatusOk().bodyText().satisfies(body -> {
            for (Network each : networks.all()) {
                assertThat(body).containsOnlyOnce("id=\"n-" + each.id() + "\"");
            }
            assertThat(body.split("id=\"n-", -1)).hasSize(networks.all().size() + 1);
        });
    }

    @Test
    void what_a_network_lacks_is_said_in_both_languages() {
        assertThat(pages.get().uri("/networks").with(SignedInAs.agency()))
                .bodyText()
                .contains("malklug fragt einen Menschen", "kein Feld dafür", "bis 4.096 Zeichen", "handle, bot-token");
        assertThat(pages.get().uri("/networks?lang=en").with(SignedInAs.agency()))
                .bodyText()
                .contains("malklug asks a person", "no field for it", "up to 4,096 characters");
    }

    @Test
    void networks_without_alt_texts_say_so_and_are_known_by_name() {
        assertThat(networks.all())
                .filteredOn(each -> !Abilities.of(each).altTexts())
                .extracting(each -> each.id().value())
                .containsExactlyInAnyOrder("telegram", "tiktok", "youtube");
        assertThat(pages.get().uri("/networks").with(SignedInAs.agency()))
                .bodyText()
                .satisfies(body -> assertThat(body.split("kein Feld dafür", -1)).hasSize(3 + 1));
    }

    @Test
    void the_menu_leads_there() {
        assertThat(pages.get().uri("/networks").with(SignedInAs.agency()))
                .bodyText()
                .contains("href=\"/networks\"");
    }

    @Test
    void nobody_reads_it_without_signing_in() {
        assertThat(pages.get().uri("/networks")).hasStatus3xxRedirection();
    }
}
