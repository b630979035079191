/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.telegram;

import de.malklug.networks.ConnectedAccount;
import de.malklug.networks.CredentialsMissing;
import de.malklug.networks.Secret;
import de.malklug.networks.http.HttpCall;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Calls of a bot. Telegram wants the token in the address, so no address is ever shown. */
final class TelegramCalls {

    static final String BOT_TOKEN = "bot-token";
    static final String HANDLE = "handle";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern TOKEN = Pattern.compile("[0-9]+:[A-Za-z0-9_-]+");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

    private TelegramCalls() {}

    static HttpCall get(ConnectedAccount account, String method) {
        Secret token = token(account);
        return HttpCall.get(account.server(), path(token, method)).carrying(token);
    }

    static HttpCall post(ConnectedAccount account, String method) {
        Secret token = token(account);
        return HttpCall.post(account.server(), path(token, method)).carrying(token);
    }

    private static String path(Secret token, String method) {
        return "/bot" + token.reveal() + "/" + method;
    }

    /** A token of another form would change the address it is put into. */
    static Secret token(ConnectedAccount account) {
        Secret token = account.secret(BOT_TOKEN);
        if (!TOKEN.matcher(token.reveal()).matches()) {
            throw new CredentialsMissing(account.id(), BOT_TOKEN);
        }
        return token;
    }

    /** The bot's own id, which is no secret. */
    static String botId(ConnectedAccount account) {
        String token = token(account).reveal();
        return token.substring(0, token.indexOf(':'));
    }

    /** The account's channel: its number, or its public name. */
    static String chat(ConnectedAccount account) {
        String handle = account.handle();
        if (handle == null || handle.isBlank()) {
            throw new CredentialsMissing(account.id(), HANDLE);
        }
        return chat(handle);
    }

    /** A channel as the API names it. */
    static String chat(String name) {
        return isNumber(name) || name.startsWith("@") ? name : "@" + name;
    }

    static boolean isNumber(String chat) {
        return NUMBER.matcher(chat).matches();
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }
}
