/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Everything malklug logs while it is open, down to the finest level. */
public final class LogWatch implements AutoCloseable {

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Logger logger = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("de.malklug");
    private final Level before = logger.getLevel();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            IThrowableProxy thrown = event.getThrowableProxy();
            lines.add(event.getFormattedMessage() + (thrown == null ? "" : "\n" + ThrowableProxyUtil.asString(thrown)));
        }
    };

    private LogWatch() {
        appender.setContext(logger.getLoggerContext());
        appender.start();
        logger.setLevel(Level.ALL);
        logger.addAppender(appender);
    }

    public static LogWatch open() {
        return new LogWatch();
    }

    /** All lines so far, stack traces included. */
    public String text() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
        logger.setLevel(before);
        appender.stop();
    }
}
