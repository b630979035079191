/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.yaml.Fields;
import de.malklug.campaign.yaml.Findings;
import de.malklug.campaign.yaml.Nearest;
import de.malklug.campaign.yaml.YamlNode;
import de.malklug.campaign.yaml.YamlNode.Scalar;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Single values of campaign files, read by kind. Null stands for one that is missing or was reported. */
final class SheetValues {

    private static final Pattern DURATION =
            Pattern.compile("(\\d{1,6})\\s*(s|seconds?|m|min|minutes?|h|hours?|d|days?)", Pattern.CASE_INSENSITIVE);

    private static final DateTimeFormatter TIME_OF_DAY =
            DateTimeFormatter.ofPattern("H:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final Findings findings;

    SheetValues(Findings findings) {
        this.findings = findings;
    }

    @Nullable
    String text(@Nullable Scalar scalar) {
        return scalar == null ? null : scalar.value().stripTrailing();
    }

    /** A short text; reports it if it has more characters. */
    @Nullable
    String word(@Nullable Scalar scalar, int most) {
        String text = text(scalar);
        if (scalar != null && text != null && text.length() > most) {
            findings.error(scalar, "word-too-long", text.length(), most);
            return null;
        }
        return text;
    }

    <T> @Nullable T id(@Nullable Scalar scalar, Predicate<String> valid, Function<String, T> make) {
        if (scalar == null) {
            return null;
        }
        if (!valid.test(scalar.value())) {
            findings.error(scalar, "not-an-id", scalar.value());
            return null;
        }
        return make.apply(scalar.value());
    }

    @Nullable
    URI link(@Nullable Scalar scalar) {
        if (scalar == null) {
            return null;
        }
        Optional<URI> link = webAddress(scalar.value().strip());
        if (link.isEmpty()) {
            findings.error(scalar, "not-a-link", scalar.value().strip());
        }
        return link.orElse(null);
    }

    private static Optional<URI> webAddress(String text) {
        try {
            URI address = new URI(text);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = (scheme.equals("https") || scheme.equals("http")) && address.getHost() != null;
            return web && address.getUserInfo() == null ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    @Nullable
    PostTime time(@Nullable Scalar scalar) {
        return read(scalar, "not-a-time", PostTime::parse);
    }

    @Nullable
    LocalDateTime wallClock(Fields fields, String key, boolean required) {
        return wallClock(required ? fields.required(key) : fields.optional(key));
    }

    @Nullable
    LocalDateTime wallClock(@Nullable Scalar scalar) {
        return read(scalar, "not-a-wall-clock-time", text -> {
            if (PostTime.parse(text) instanceof PostTime.Absolute absolute) {
                return absolute.at();
            }
            throw new DateTimeException("Relative to itself");
        });
    }

    @Nullable
    LocalDate date(@Nullable Scalar scalar) {
        return read(scalar, "not-a-date", LocalDate::parse);
    }

    /** A time of the day, for example {@code 21:00}. */
    @Nullable
    LocalTime timeOfDay(@Nullable Scalar scalar) {
        return read(scalar, "not-a-time-of-day", text -> LocalTime.parse(text, TIME_OF_DAY));
    }

    /** What a rule does that objects to posts; it warns unless it says otherwise. */
    Effect objection(@Nullable Scalar scalar) {
        Effect effect = effect(scalar, Effect.WARNS);
        if (scalar != null && effect == Effect.PROPOSES) {
            findings.error(scalar, "not-one-of", scalar.value(), "warns, blocks");
        }
        return effect == Effect.PROPOSES ? Effect.WARNS : effect;
    }

    Effect effect(@Nullable Scalar scalar, Effect usual) {
        if (scalar == null) {
            return usual;
        }
        return Effect.of(scalar.value()).orElseGet(() -> {
            findings.error(scalar, "not-one-of", scalar.value(), "proposes, warns, blocks");
            return Effect.WARNS;
        });
    }

    /** The texts of a list; the usual ones if it is not there or has none. */
    List<String> names(Fields fields, String key, List<String> usual) {
        List<String> names = new ArrayList<>();
        for (YamlNode node : fields.list(key)) {
            if (node instanceof Scalar scalar && !scalar.value().isBlank()) {
                names.add(scalar.value().strip());
            } else if (!(node instanceof YamlNode.Unreadable)) {
                findings.error(node, "not-a-text", key);
            }
        }
        return names.isEmpty() ? usual : names;
    }

    /**
     * The municipalities something is about; none for all.
     *
     * @param known ids of the campaign's municipalities; null if they could not be read
     */
    List<MunicipalityId> municipalities(Fields fields, @Nullable List<MunicipalityId> known) {
        List<MunicipalityId> towns = new ArrayList<>();
        for (YamlNode node : fields.list("municipalities")) {
            if (!(node instanceof Scalar scalar)) {
                if (!(node instanceof YamlNode.Unreadable)) {
                    findings.error(node, "not-a-text", "municipalities");
                }
                continue;
            }
            MunicipalityId town = id(scalar, MunicipalityId::isValid, MunicipalityId::new);
            if (town != null && known != null && !known.contains(town)) {
                List<String> names = known.stream().map(MunicipalityId::value).toList();
                Nearest.to(town.value(), names)
                        .ifPresentOrElse(
                                nearest -> findings.error(scalar, "unknown-municipality", town.value(), nearest),
                                () -> findings.error(
                                        scalar, "unknown-municipality-far", town.value(), String.join(", ", names)));
            } else if (town != null) {
                towns.add(town);
            }
        }
        return towns;
    }

    @Nullable
    Duration duration(@Nullable Scalar scalar) {
        return read(scalar, "not-a-duration", text -> {
            Matcher parts = DURATION.matcher(text);
            Duration duration = parts.matches()
                    ? Duration.ofSeconds(Math.multiplyExact(Long.parseLong(parts.group(1)), seconds(parts.group(2))))
                    : Duration.parse(text);
            if (duration.isNegative() || duration.isZero()) {
                throw new DateTimeException("Not positive");
            }
            return duration;
        });
    }

    @Nullable
    Integer count(@Nullable Scalar scalar) {
        return read(scalar, "not-a-count", text -> {
            if (!text.matches("\\d{1,9}")) {
                throw new DateTimeException("Not a count");
            }
            return Integer.valueOf(text);
        });
    }

    /** Whatever the reader makes of it; reports the problem if that finds none. */
    <T> @Nullable T read(@Nullable Scalar scalar, String problem, Function<String, T> reader) {
        if (scalar == null) {
            return null;
        }
        try {
            return reader.apply(scalar.value().strip());
        } catch (DateTimeException | ArithmeticException e) {
            findings.error(scalar, problem, scalar.value().strip());
            return null;
        }
    }

    private static long seconds(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT).charAt(0)) {
            case 's' -> 1;
            case 'm' -> 60;
            case 'h' -> 3_600;
            default -> 86_400;
        };
    }
}
