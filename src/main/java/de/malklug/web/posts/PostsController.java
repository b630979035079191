/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.posts;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredPost;
import de.malklug.security.Allowed;
import de.malklug.security.Right;
import de.malklug.web.afterwards.AfterwardsPages;
import de.malklug.web.desk.DeskViews;
import de.malklug.web.layout.Voice;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One post with its accounts, attempts and figures. */
@Controller
class PostsController {

    private final Posts posts;
    private final PostPages pages;
    private final AfterwardsPages afterwards;
    private final DeskViews desk;
    private final Voice voice;

    PostsController(Posts posts, PostPages pages, AfterwardsPages afterwards, DeskViews desk, Voice voice) {
        this.posts = posts;
        this.pages = pages;
        this.afterwards = afterwards;
        this.desk = desk;
        this.voice = voice;
    }

    @GetMapping("/posts/{campaign}/{municipality}/{post}")
    @Allowed(Right.READ)
    String post(
            @PathVariable String campaign,
            @PathVariable String municipality,
            @PathVariable String post,
            @RequestParam(defaultValue = "0") int seen,
            Model model) {
        if (!CampaignId.isValid(campaign) || !MunicipalityId.isValid(municipality) || !PostId.isValid(post)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        StoredPost stored = posts.find(new CampaignId(campaign), new MunicipalityId(municipality), new PostId(post))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("post", pages.view(stored));
        model.addAttribute("afterwards", afterwards.view(stored));
        model.addAttribute("desk", desk.view(stored, seen, voice.phrases()));
        model.addAttribute("here", "/posts/" + campaign + "/" + municipality + "/" + post);
        return "posts/post";
    }
}
