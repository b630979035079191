/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.telegram;

import de.malklug.networks.http.HttpResult;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message that is in the channel. As one text it is {@code <chat>:<number>}, for an album {@code <chat>:<number>+<number>},
 * since each of its pictures is a message to Telegram.
 *
 * @param chat the channel's number, or its name with @ where the number is not known
 * @param username the channel's public name without @, or null if it has none or it is not known
 * @param numbers of the messages; a single 0 if it is not known: Telegram sends a large video later, or a person saw it
 * @param key makes the id of a message without a number differ from others
 */
record Sent(String chat, @Nullable String username, List<String> numbers, String key) {

    private static final String UNKNOWN = "0";
    private static final String PRIVATE_PREFIX = "-100";
    private static final Pattern ADDRESS =
            Pattern.compile("/(?:s/)?(?:(c/[0-9]+)|([A-Za-z][A-Za-z0-9_]*))/(?:[0-9]+/)?([0-9]+)/?");

    Sent {
        numbers = List.copyOf(numbers);
    }

    /** What a send call's answer tells; empty if it names no message. */
    static Optional<Sent> in(HttpResult answer, String chat, String key) {
        return TelegramAnswers.result(answer).flatMap(result -> in(result, chat, key));
    }

    private static Optional<Sent> in(JsonNode result, String chat, String key) {
        JsonNode first = result.isArray() ? result.path(0) : result;
        List<String> numbers = new ArrayList<>();
        if (result.isArray()) {
            result.forEach(message -> number(message).ifPresent(numbers::add));
        } else {
            number(result).ifPresent(numbers::add);
        }
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        JsonNode where = first.path("chat");
        String told = where.path("id").isIntegralNumber() ? where.path("id").asString() : chat;
        String username = where.path("username").asString("");
        return Optional.of(new Sent(told, username.isEmpty() ? null : username, numbers, key));
    }

    private static Optional<String> number(JsonNode message) {
        JsonNode number = message.path("message_id");
        return number.isIntegralNumber() ? Optional.of(number.asString()) : Optional.empty();
    }

    /**
     * The message a person saw at this address of the account's channel; empty if it is no address of a message there.
     *
     * @param chat the account's channel
     */
    static Optional<Sent> at(URI address, URI webAddress, String chat, String key) {
        Matcher path = ADDRESS.matcher(address.getPath() == null ? "" : address.getPath());
        if (!isTelegram(address, webAddress) || !path.matches()) {
            return Optional.empty();
        }
        String privateChannel = path.group(1);
        if (privateChannel != null) {
            String number = PRIVATE_PREFIX + privateChannel.substring("c/".length());
            boolean ours = !TelegramCalls.isNumber(chat) || chat.equals(number);
            return ours ? Optional.of(new Sent(number, null, List.of(path.group(3)), key)) : Optional.empty();
        }
        boolean ours = TelegramCalls.isNumber(chat) || chat.equalsIgnoreCase("@" + path.group(2));
        return ours ? Optional.of(new Sent(chat, path.group(2), List.of(path.group(3)), key)) : Optional.empty();
    }

    /** A message that is in the channel under a number nobody told. */
    static Sent somewhere(String chat, String key) {
        return new Sent(chat, null, List.of(UNKNOWN), key);
    }

    private static boolean isTelegram(URI address, URI webAddress) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        return host.equals("t.me")
                || host.equals("telegram.me")
                || host.equalsIgnoreCase(webAddress.getHost()) && address.getPort() == webAddress.getPort();
    }

    String id() {
        boolean withoutNumber = numbers.equals(List.of(UNKNOWN));
        return chat + ":" + String.join("+", numbers) + (withoutNumber ? ":" + key : "");
    }

    /**
     * Where a message is, as its id tells.
     *
     * @param numbers of the messages it is made of; never empty
     */
    record Place(String chat, List<String> numbers) {

        /** Empty if its number is not known. */
        static Optional<Place> of(String id) {
            int colon = id.indexOf(':');
            List<String> numbers = List.of(id.substring(colon + 1).split("\\+"));
            boolean known = colon > 0 && numbers.stream().allMatch(each -> each.matches("[1-9][0-9]{0,17}"));
            return known ? Optional.of(new Place(id.substring(0, colon), numbers)) : Optional.empty();
        }
    }

    /** The number a reply answers, from a message's id; null if it has none yet. */
    static @Nullable String firstNumber(String id) {
        String number = id.substring(id.indexOf(':') + 1).split("[+:]", 2)[0];
        return number.equals(UNKNOWN) ? null : number;
    }

    /** Where people read it, or null if that is not known. */
    @Nullable
    URI address(URI webAddress, @Nullable String handle) {
        String number = numbers.getFirst();
        if (number.equals(UNKNOWN)) {
            return null;
        }
        String name = username != null ? username : handle;
        if (name != null && !TelegramCalls.isNumber(name)) {
            return URI.create(webAddress + "/" + name.replaceFirst("^@", "") + "/" + number);
        }
        return chat.startsWith(PRIVATE_PREFIX)
                ? URI.create(webAddress + "/c/" + chat.substring(PRIVATE_PREFIX.length()) + "/" + number)
                : null;
    }
}
