/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing;

import de.malklug.mail.Mail;
import de.malklug.mail.Outbox;
import de.malklug.mail.StoredMail;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what would have been sent. */
public final class FakeOutbox implements Outbox {

    private final List<Mail> sent = new CopyOnWriteArrayList<>();
    private volatile boolean ready = true;

    public List<Mail> sent() {
        return List.copyOf(sent);
    }

    public void ready(boolean ready) {
        this.ready = ready;
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public String send(Mail mail) {
        sent.add(mail);
        return "mail-" + sent.size();
    }

    @Override
    public Optional<StoredMail> find(String id) {
        return Optional.empty();
    }

    @Override
    public List<StoredMail> newest(int limit) {
        return List.of();
    }

    @Override
    public int failed() {
        return 0;
    }

    @Override
    public boolean again(String id) {
        return false;
    }
}
