/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.telegram;

import de.malklug.networks.Message;
import de.malklug.networks.http.HttpCall;
import java.nio.file.Path;
import okhttp3.MultipartBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A call's fields together with files: everything but text is JSON within its field. */
final class Form {

    private final MultipartBody.Builder body = new MultipartBody.Builder().setType(MultipartBody.FORM);

    Form(ObjectNode fields) {
        fields.properties().forEach(field -> body.addFormDataPart(field.getKey(), text(field.getValue())));
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }

    /**
     * @throws java.io.UncheckedIOException if the file is not there
     */
    Form with(String name, Path file, Message.Media media) {
        String ending = media.contentType().substring(media.contentType().indexOf('/') + 1);
        body.addFormDataPart(name, name + "." + ending, HttpCall.bytesOf(file, media.contentType()));
        return this;
    }

    MultipartBody body() {
        return body.build();
    }
}
