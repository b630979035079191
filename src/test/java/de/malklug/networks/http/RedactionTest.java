/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.http;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.networks.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer s3cr3t-value",
                "authorization=Basic s3cr3t-value",
                "{Authorization=Bearer s3cr3t-value, Host=x}",
                "sent Bearer s3cr3t-value there",
                "https://x/y?access_token=s3cr3t-value&b=c",
                "https://x/y?code=s3cr3t-value",
                "{\"access_token\":\"s3cr3t-value\"}",
                "{\"refreshJwt\" : \"s3cr3t-value\"}",
                "client_secret=s3cr3t-value",
                "'password': 's3cr3t-value'",
                "appsecret_proof=s3cr3t-value",
                "fb_exchange_token=s3cr3t-value",
                "input_token=s3cr3t-value",
                "https://files/x?sig=s3cr3t-value"
            })
    void what_looks_like_a_secret_is_dotted_out(String text) {
        assertThat(Redaction.of(text)).contains("•••").doesNotContain("s3cr3t-value");
    }

    @Test
    void a_bot_token_in_a_path_is_dotted_out() {
        assertThat(Redaction.of("https://api.telegram.org/bot123456:AAH-x_y/sendMessage"))
                .isEqualTo("https://api.telegram.org/bot•••/sendMessage");
    }

    @Test
    void a_bare_web_token_is_dotted_out() {
        assertThat(Redaction.of("got eyJhbGciOiJFUzI1.eyJzdWIiOiJk.c2lnbmF0dXJl back"))
                .isEqualTo("got ••• back");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"code\":190,\"fbtrace_id\":\"AbC\"}}",
                "The access token is invalid",
                "Validation failed: Text character limit of 500 exceeded"
            })
    void what_explains_an_error_stays(String text) {
        assertThat(Redaction.of(text)).isEqualTo(text);
    }

    @Test
    void a_known_secret_goes_whatever_it_looks_like() {
        assertThat(Redaction.of("no sign of hunter2 here", List.of(new Secret("hunter2"))))
                .isEqualTo("no sign of ••• here");
    }
}
