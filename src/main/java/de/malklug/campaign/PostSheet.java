/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.PlacedPost.Places;
import de.malklug.campaign.Post.Status;
import de.malklug.campaign.yaml.Fields;
import de.malklug.campaign.yaml.Findings;
import de.malklug.campaign.yaml.Nearest;
import de.malklug.campaign.yaml.YamlNode;
import de.malklug.campaign.yaml.YamlNode.Entry;
import de.malklug.campaign.yaml.YamlNode.Scalar;
import de.malklug.networks.NetworkId;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a contributor's file says, as far as it could be read.
 *
 * @param municipality who speaks; null if the file does not say, or not clearly
 * @param municipalityPlace where it says so
 */
record PostSheet(@Nullable MunicipalityId municipality, YamlNode municipalityPlace, List<PlacedPost> posts) {

    static final int THEME_LENGTH = 60;

    private static final List<String> FILE = List.of("municipality", "posts");
    private static final List<String> POST = List.of(
            "id",
            "at",
            "status",
            "title",
            "theme",
            "on",
            "text",
            "link",
            "media",
            "variants",
            "thread",
            "repeat",
            "evergreen");
    private static final List<String> PART = List.of("text", "link", "media");

    /** Stands in where the file does not say who speaks, so that its posts can be checked all the same. */
    private static final MunicipalityId NOBODY = new MunicipalityId("unknown");

    static PostSheet read(
            @Nullable YamlNode root,
            String file,
            Collection<NetworkId> networks,
            MediaFolder media,
            Findings findings) {
        Fields fields = root == null ? null : Fields.of(root, file, FILE, findings);
        if (fields == null) {
            return new PostSheet(null, new YamlNode.Unreadable(1, 1), List.of());
        }
        SheetValues values = new SheetValues(findings);
        MunicipalityId municipality =
                values.id(fields.required("municipality"), MunicipalityId::isValid, MunicipalityId::new);
        Reader reader =
                new Reader(municipality == null ? NOBODY : municipality, file, networks, media, findings, values);
        List<PlacedPost> posts = new ArrayList<>();
        for (YamlNode node : fields.requiredList("posts")) {
            PlacedPost post = reader.post(node);
            if (post != null) {
                posts.add(post);
            }
        }
        return new PostSheet(municipality, fields.at("municipality"), posts);
    }

    private record Reader(
            MunicipalityId municipality,
            String file,
            Collection<NetworkId> networks,
            MediaFolder media,
            Findings findings,
            SheetValues values) {

        @Nullable
        PlacedPost post(YamlNode node) {
            Fields fields = Fields.of(node, "posts", POST, findings);
            if (fields == null) {
                return null;
            }
            PostId id = values.id(fields.required("id"), PostId::isValid, PostId::new);
            PostTime at = values.time(fields.required("at"));
            Status status = status(fields.optional("status"));
            String heading = values.text(fields.optional("title"));
            String theme = values.word(fields.optional("theme"), THEME_LENGTH);
            List<Scalar> on = names(fields.list("on"));
            String text = values.text(fields.required("text"));
            URI link = values.link(fields.optional("link"));
            Pictures pictures = pictures(fields);
            Map<NetworkId, Variant> variants = new LinkedHashMap<>();
            Map<NetworkId, Places> variantPlaces = new LinkedHashMap<>();
            for (Entry entry : fields.entries("variants")) {
                variant(entry, variants, variantPlaces);
            }
            List<Wording> thread = new ArrayList<>();
            List<Places> threadPlaces = new ArrayList<>();
            for (YamlNode part : fields.list("thread")) {
                part(part, thread, threadPlaces);
            }
            RepeatSheet repeat = RepeatSheet.read(fields, findings, values);
            boolean evergreen = evergreen(fields.optional("evergreen"));
            if (id == null || at == null || text == null) {
                return null;
            }
            Post post = new Post(
                    id,
                    municipality,
                    at,
                    status,
                    heading,
                    theme,
                    on.stream().map(Scalar::value).toList(),
                    new Wording(text, link, pictures.references()),
                    variants,
                    thread,
                    repeat.rhythm(),
                    evergreen,
                    new SourcePosition(file, node.line(), node.column()));
            Places places = new Places(fields.at("text"), true, pictures.places());
            return new PlacedPost(
                    post, fields.at("at"), on, places, variantPlaces, threadPlaces, repeat, fields.at("evergreen"));
        }

        private Status status(@Nullable Scalar scalar) {
            if (scalar == null || scalar.value().equals("draft")) {
                return Status.DRAFT;
            }
            if (scalar.value().equals("approved")) {
                return Status.APPROVED;
            }
            findings.error(scalar, "not-one-of", scalar.value(), "draft, approved");
            return Status.DRAFT;
        }

        private boolean evergreen(@Nullable Scalar scalar) {
            if (scalar == null || scalar.value().equals("false")) {
                return false;
            }
            if (!scalar.value().equals("true")) {
                findings.error(scalar, "not-one-of", scalar.value(), "true, false");
            }
            return true;
        }

        private List<Scalar> names(List<YamlNode> nodes) {
            List<Scalar> names = new ArrayList<>();
            for (YamlNode node : nodes) {
                if (node instanceof Scalar scalar && !scalar.value().isBlank()) {
                    names.add(scalar);
                } else if (!(node instanceof YamlNode.Unreadable)) {
                    findings.error(node, "not-a-text", "on");
                }
            }
            return names;
        }

        private void variant(Entry entry, Map<NetworkId, Variant> variants, Map<NetworkId, Places> places) {
            Fields fields = Fields.of(entry.value(), entry.key().value(), PART, findings);
            String name = entry.key().value();
            Optional<NetworkId> network =
                    networks.stream().filter(each -> each.value().equals(name)).findFirst();
            Pictures pictures = fields == null ? Pictures.NONE : pictures(fields);
            String text = fields == null ? null : values.text(fields.optional("text"));
            URI link = fields == null ? null : values.link(fields.optional("link"));
            if (network.isEmpty()) {
                reportUnknownNetwork(entry.key());
            } else if (fields != null) {
                List<MediaReference> media = fields.has("media") ? pictures.references() : null;
                variants.put(network.get(), new Variant(text, link, media));
                places.put(network.get(), new Places(fields.at("text"), text != null, pictures.places()));
            }
        }

        private void reportUnknownNetwork(Scalar name) {
            List<String> known = networks.stream().map(NetworkId::value).toList();
            Nearest.to(name.value(), known)
                    .ifPresentOrElse(
                            nearest -> findings.error(name, "unknown-network", name.value(), nearest),
                            () -> findings.error(name, "unknown-network-far", name.value(), String.join(", ", known)));
        }

        private void part(YamlNode node, List<Wording> thread, List<Places> places) {
            Fields fields = Fields.of(node, "thread", PART, findings);
            if (fields == null) {
                return;
            }
            String text = values.text(fields.required("text"));
            URI link = values.link(fields.optional("link"));
            Pictures pictures = pictures(fields);
            thread.add(new Wording(text == null ? "" : text, link, pictures.references()));
            places.add(new Places(fields.at("text"), true, pictures.places()));
        }

        private Pictures pictures(Fields fields) {
            List<MediaReference> references = new ArrayList<>();
            List<YamlNode> places = new ArrayList<>();
            for (YamlNode node : fields.list("media")) {
                MediaReference reference = media.read(node, findings);
                if (reference != null) {
                    references.add(reference);
                    places.add(node);
                }
            }
            return new Pictures(references, places);
        }
    }

    private record Pictures(List<MediaReference> references, List<YamlNode> places) {

        private static final Pictures NONE = new Pictures(List.of(), List.of());
    }
}
