/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.media;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.media.MediaLibrary;
import de.malklug.networks.Message;
import de.malklug.storage.DataFolder;
import de.malklug.web.testing.PagesTests;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

class MediaLinkTest extends PagesTests {

    @Autowired
    private MediaLibrary media;

    @Autowired
    private DataFolder data;

    @Autowired
    private MockMvc anybody;

    @Test
    void whoever_has_the_link_gets_the_picture_and_only_a_picture() throws Exception {
        MockHttpServletResponse answer = fetch(link().getRawPath() + "?" + link().getRawQuery());

        assertThat(answer.getStatus()).as(answer.getHeader("Location")).isEqualTo(200);
        assertThat(answer.getContentType()).isEqualTo("image/png");
        assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getHeader("Content-Security-Policy")).contains("sandbox");
        assertThat(answer.getContentAsByteArray()).isEqualTo(Files.readAllBytes(data.file("wall.png")));
    }

    @Test
    void a_network_may_fetch_it_piece_by_piece() throws Exception {
        MockHttpServletResponse answer = anybody.perform(
                        MockMvcRequestBuilders.get(link()).header("Range", "bytes=0-7"))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(206);
        assertThat(answer.getContentAsByteArray()).hasSize(8);
    }

    @Test
    void a_changed_link_leads_to_nothing() throws Exception {
        String path = link().getRawPath();
        String query = link().getRawQuery();

        assertThat(fetch(path + "?" + query.replaceFirst("until=\\d+", "until=9999999999"))
                        .getStatus())
                .isEqualTo(404);
        assertThat(fetch(path + "?" + query + "0").getStatus()).isEqualTo(404);
        assertThat(fetch(path.replace(".png", ".html") + "?" + query).getStatus())
                .isEqualTo(404);
        assertThat(fetch(path).getStatus()).isBetween(400, 404);
        assertThat(fetch("/public/media/../application.yaml?until=1&sig=0").getStatus())
                .isBetween(400, 404);
    }

    private URI link() throws IOException {
        Message.Media picture = media.take(data.file("wall.png")).withAlt("Wall");
        return Objects.requireNonNull(media.linkTo(picture));
    }

    private MockHttpServletResponse fetch(String address) throws Exception {
        return anybody.perform(MockMvcRequestBuilders.get(URI.create(address)))
                .andReturn()
                .getResponse();
    }
}
