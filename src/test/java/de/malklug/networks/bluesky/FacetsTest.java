/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FacetsTest {

    @Test
    void counts_in_bytes_of_utf_8() {
        assertThat(facets("Новый релиз ✨ https://example.com/x #java"))
                .containsExactly(
                        new Facet(26, 47, new Facet.Link("https://example.com/x")),
                        new Facet(48, 53, new Facet.Tag("java")));
    }

    @Test
    void counts_in_bytes_behind_umlauts_and_families() {
        String text = "Für Bürger:innen 👨‍👩‍👧‍👦 in Südwestfalen: #5malklug und https://example.org/über?ä=ö.";

        List<Facet> facets = facets(text);

        assertThat(facets)
                .extracting(facet -> part(text, facet))
                .containsExactly("#5malklug", "https://example.org/über?ä=ö");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Siehe https://example.org.                      | https://example.org
                    (https://example.org/wiki/Soest_(Stadt))        | https://example.org/wiki/Soest_(Stadt)
                    „https://example.org/a“                         | https://example.org/a
                    Mehr: http://example.org/?a=1&b=2#ziel!         | http://example.org/?a=1&b=2#ziel
                    HTTPS://EXAMPLE.ORG/X                           | HTTPS://EXAMPLE.ORG/X
                    """)
    void a_link_ends_where_the_sentence_goes_on(String text, String link) {
        assertThat(facets(text)).extracting(Facet::feature).containsExactly(new Facet.Link(link));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    #5malklug             | 5malklug
                    (#SmartCity)          | SmartCity
                    #Südwestfalen!        | Südwestfalen
                    #Bürger:innen,        | Bürger:innen
                    #Klima-neutral.       | Klima-neutral
                    Los #Soest,und weiter | Soest,und
                    ＃Olpe                 | Olpe
                    """)
    void a_tag_ends_where_the_sentence_goes_on(String text, String tag) {
        assertThat(facets(text)).extracting(Facet::feature).containsExactly(new Facet.Tag(tag));
    }

    @ParameterizedTest
    @CsvSource({"Platz #1", "C#-Kurs", "#", "#!", "a#b", "#️⃣", "&#39;"})
    void not_everything_with_a_hash_is_a_tag(String text) {
        assertThat(facets(text)).isEmpty();
    }

    @Test
    void an_address_with_umlauts_is_linked_in_letters_the_internet_knows() {
        assertThat(facets("https://süd.example/über?ä=ö"))
                .containsExactly(
                        new Facet(0, 32, new Facet.Link("https://xn--sd-xka.example/%C3%BCber?%C3%A4=%C3%B6")));
    }

    @Test
    void two_tags_may_touch() {
        assertThat(facets("#Soest#Olpe")).extracting(Facet::feature).containsExactly(new Facet.Tag("Soest"));
        assertThat(facets("#Soest,#Olpe"))
                .extracting(Facet::feature)
                .containsExactly(new Facet.Tag("Soest"), new Facet.Tag("Olpe"));
    }

    @Test
    void a_tag_longer_than_64_characters_stays_text() {
        assertThat(facets("#" + "ä".repeat(64))).hasSize(1);
        assertThat(facets("#" + "ä".repeat(65))).isEmpty();
    }

    @Test
    void the_anchor_of_a_link_is_no_tag() {
        assertThat(facets("https://example.org/seite#Anfang"))
                .extracting(Facet::feature)
                .containsExactly(new Facet.Link("https://example.org/seite#Anfang"));
    }

    @Test
    void a_mention_names_whom_the_handle_belongs_to() {
        String text = "Grüße an @Olpe.bsky.social, auch von (@menden.example)!";

        List<Facet> facets = Facets.in(text, handle -> Optional.of("did:plc:" + handle));

        assertThat(facets)
                .extracting(Facet::feature)
                .containsExactly(
                        new Facet.Mention("did:plc:olpe.bsky.social"), new Facet.Mention("did:plc:menden.example"));
        assertThat(part(text, facets.getFirst())).isEqualTo("@Olpe.bsky.social");
    }

    @Test
    void a_handle_nobody_has_stays_text() {
        assertThat(Facets.in("Hallo @niemand.example", handle -> Optional.empty()))
                .isEmpty();
    }

    @Test
    void addresses_of_mail_and_of_other_networks_are_no_mentions() {
        List<String> asked = new ArrayList<>();

        Facets.in("info@soest.de @soest@nrw.social @soest https://example.org/@soest.example", handle -> {
            asked.add(handle);
            return Optional.empty();
        });

        assertThat(asked).isEmpty();
    }

    private static List<Facet> facets(String text) {
        return Facets.in(text, handle -> Optional.empty());
    }

    private static String part(String text, Facet facet) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new String(Arrays.copyOfRange(bytes, facet.byteStart(), facet.byteEnd()), StandardCharsets.UTF_8);
    }
}
