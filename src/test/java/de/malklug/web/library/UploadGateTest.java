/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.library;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.contributions.ContributionSettings;
import de.malklug.contributions.LinkTokens;
import de.malklug.media.LibrarySettings;
import de.malklug.storage.DataFolder;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.util.unit.DataSize;

class UploadGateTest {

    @TempDir
    static Path folder;

    private final LinkTokens links = new LinkTokens(new DataFolder(folder));
    private final UploadGate gate = new UploadGate(
            new LibrarySettings(DataSize.ofMegabytes(5), DataSize.ofMegabytes(20)),
            new ContributionSettings(
                    null,
                    new ContributionSettings.Contributions(
                            Duration.ofDays(90),
                            Duration.ofDays(2),
                            2,
                            DataSize.ofMegabytes(5),
                            50,
                            Duration.ofDays(2),
                            Duration.ofDays(30))),
            links);
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private boolean through;

    @Test
    void a_small_form_goes_through_anywhere() throws Exception {
        ask(form("/login", 20_000));

        assertThat(through).isTrue();
    }

    @Test
    void a_large_form_goes_through_where_files_are_uploaded_by_who_is_signed_in() throws Exception {
        ask(signedIn(form("/media", 20_000_000)));

        assertThat(through).isTrue();
    }

    @Test
    void nobody_else_fills_the_disk() throws Exception {
        ask(form("/login", 20_000_000));

        assertThat(through).isFalse();
        assertThat(response.getStatus()).isEqualTo(413);
    }

    @Test
    void an_upload_without_signing_in_is_sent_to_the_page_which_asks_to_sign_in() throws Exception {
        ask(form("/media", 20_000_000));

        assertThat(through).isFalse();
        assertThat(response.getRedirectedUrl()).isEqualTo("/media?refused=too-large");
    }

    @Test
    void an_upload_beyond_the_largest_file_is_told_so() throws Exception {
        ask(signedIn(form("/media", 40_000_000)));

        assertThat(through).isFalse();
        assertThat(response.getRedirectedUrl()).isEqualTo("/media?refused=too-large");
    }

    @Test
    void a_form_that_does_not_tell_its_size_is_as_large_as_can_be() throws Exception {
        MockHttpServletRequest untold = form("/login", 1);
        untold.addHeader("Transfer-Encoding", "chunked");
        ask(untold);

        assertThat(through).isFalse();
    }

    @Test
    void pictures_are_sent_by_a_link_that_was_made_here_up_to_their_limit() throws Exception {
        String link = LinkTokens.PATH + links.ofContribution("a".repeat(24));
        ask(form(link, 11_000_000));
        assertThat(through).isTrue();

        ask(form(link, 20_000_000));
        assertThat(through).isFalse();
        assertThat(response.getStatus()).isEqualTo(413);
    }

    @Test
    void a_link_nobody_made_here_lets_no_large_form_in() throws Exception {
        ask(form(LinkTokens.PATH + "b" + "a".repeat(24) + "0." + "x".repeat(22), 11_000_000));

        assertThat(through).isFalse();
    }

    private void ask(MockHttpServletRequest request) throws ServletException, IOException {
        gate.doFilter(request, response, new MockFilterChain());
        through = response.getStatus() == 200;
    }

    private static MockHttpServletRequest signedIn(MockHttpServletRequest request) {
        request.getSession()
                .setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, new Object());
        return request;
    }

    private static MockHttpServletRequest form(String path, int size) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path) {
            @Override
            public long getContentLengthLong() {
                return size;
            }
        };
        request.setContentType("multipart/form-data; boundary=x");
        return request;
    }
}
