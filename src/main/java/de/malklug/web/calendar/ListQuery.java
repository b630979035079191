/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.calendar;

import org.springframework.web.util.UriComponentsBuilder;

/** Which posts the list shows, as its address has it. */
record ListQuery(PostFilters filters) {

    static final String PATH = "/posts";

    String href() {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(PATH);
        filters.addTo(address);
        return address.encode().build().toUriString();
    }
}
