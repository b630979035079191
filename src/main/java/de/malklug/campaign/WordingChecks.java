/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.PlacedPost.Places;
import de.malklug.campaign.yaml.Findings;
import de.malklug.campaign.yaml.YamlNode;
import de.malklug.campaign.yaml.YamlNode.Entry;
import de.malklug.campaign.yaml.YamlNode.Mapping;
import de.malklug.checks.Remark;
import de.malklug.checks.WordingRules;
import de.malklug.checks.Wordings;
import de.malklug.networks.NetworkId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the campaign's rules find in the words of a post. What must be mended is an error where a post is to be released, else a hint. */
final class WordingChecks {

    private final Wordings wordings;
    private final MediaFolder media;
    private final boolean submitting;

    private WordingChecks(Campaign campaign, WordingRules rules, MediaFolder media, boolean submitting) {
        this.wordings = new Wordings(
                rules,
                campaign.language(),
                campaign.hashtag(),
                campaign.municipalities().stream().map(Municipality::name).collect(Collectors.toSet()));
        this.media = media;
        this.submitting = submitting;
    }

    /** Of posts in files: what must be mended is a hint while they are drafts. */
    static WordingChecks ofFiles(Campaign campaign, MediaFolder media, boolean advising) {
        WordingRules rules = campaign.rules().wording();
        return new WordingChecks(campaign, advising ? rules : rules.withoutAdvice(), media, false);
    }

    /** Of a draft that somebody wants to submit. */
    static WordingChecks ofSubmission(Campaign campaign, MediaFolder media) {
        return new WordingChecks(campaign, campaign.rules().wording(), media, true);
    }

    void check(PlacedPost draft, Findings findings) {
        Post post = draft.post();
        Looking looking = new Looking(findings, submitting || post.status() == Post.Status.APPROVED);
        looking.at(post.wording(), draft.wording());
        for (Map.Entry<NetworkId, Variant> each : new TreeMap<>(post.variants()).entrySet()) {
            Places places = draft.variants().get(each.getKey());
            if (places != null) {
                looking.at(post.wording().with(each.getValue()), each.getValue(), places);
            }
        }
        for (int i = 0; i < post.thread().size(); i++) {
            looking.at(post.thread().get(i), draft.thread().get(i));
        }
        looking.forHashtag(draft);
    }

    /** A look at one post. */
    private final class Looking {

        private final Findings findings;
        private final boolean strict;

        Looking(Findings findings, boolean strict) {
            this.findings = findings;
            this.strict = strict;
        }

        void at(Wording wording, Places places) {
            wordings.ofText(wording.text()).forEach(remark -> say(remark, places.text()));
            media(wording.media(), wording.text(), places.media());
        }

        void at(Wording whole, Variant variant, Places places) {
            if (variant.text() != null) {
                wordings.ofText(variant.text()).forEach(remark -> say(remark, places.text()));
            }
            if (variant.media() != null) {
                media(variant.media(), whole.text(), places.media());
            }
        }

        /** On each network it must be said once, in whichever part. */
        void forHashtag(PlacedPost draft) {
            Post post = draft.post();
            hashtag(post.wording(), post.thread(), draft.wording().text());
            post.variants().forEach((network, variant) -> {
                Places places = draft.variants().get(network);
                if (variant.text() != null && places != null) {
                    hashtag(post.wording().with(variant), post.thread(), places.text());
                }
            });
        }

        private void hashtag(Wording first, List<Wording> thread, YamlNode place) {
            List<String> parts = Stream.concat(Stream.of(first), thread.stream())
                    .map(Wording::text)
                    .toList();
            wordings.ofHashtag(parts).ifPresent(remark -> say(remark, place));
        }

        private void media(List<MediaReference> references, String text, List<YamlNode> places) {
            for (int i = 0; i < references.size(); i++) {
                MediaReference reference = references.get(i);
                YamlNode place = places.get(i);
                wordings.ofAlt(reference.alt(), text).ifPresent(remark -> say(remark, in(place, "alt")));
                if (reference.decorative() != null) {
                    wordings.ofDecorative(reference.decorative(), reference.alt())
                            .ifPresent(remark -> say(remark, in(place, "decorative")));
                }
                video(reference, place);
            }
        }

        private void video(MediaReference reference, YamlNode place) {
            boolean video = media.find(reference)
                    .filter(found -> found.contentType().startsWith("video/"))
                    .isPresent();
            if (reference.noSpeech() != null) {
                wordings.ofNoSpeech(reference.noSpeech()).ifPresent(remark -> say(remark, in(place, "no-speech")));
            } else if (video && reference.captions() == null) {
                wordings.ofMissingCaptions().ifPresent(remark -> say(remark, in(place, "file")));
            }
        }

        private void say(Remark remark, YamlNode place) {
            findings.passage(
                    place, strict && wordings.isMust(remark), remark.problem(), remark.arguments(), remark.place());
        }

        private static YamlNode in(YamlNode place, String key) {
            Entry entry = place instanceof Mapping mapping ? mapping.entry(key) : null;
            return entry == null ? place : entry.value();
        }
    }
}
