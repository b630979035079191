/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.bluesky;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Points to one version of a record.
 *
 * @param uri {@code at://…}
 * @param cid hash of its content
 */
record StrongRef(String uri, String cid) {

    ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("uri", uri).put("cid", cid);
    }
}
