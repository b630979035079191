/**
 * LinkedIn: pages and, as far as LinkedIn lets them, members. See
 * <a href="https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api">Posts API</a>. Every call
 * names the version of the API it was written for; LinkedIn ends a version after about a year.
 *
 * <p>Endpoints covered:
 *
 * <ul>
 *   <li>{@code POST /oauth/v2/accessToken}: {@code LinkedInAccess}
 *   <li>{@code POST /rest/images}, {@code GET /rest/images/:urn}, {@code POST /rest/videos}, {@code GET /rest/videos/:urn}, and
 *       {@code PUT} to the addresses they name: {@code LinkedInMedia}
 *   <li>{@code POST /rest/posts}, {@code GET /rest/posts/:urn}: {@code LinkedInSteps}
 *   <li>{@code GET /rest/posts?q=author}, {@code GET /rest/socialActions/:urn/comments}: {@code LinkedInFinder}
 *   <li>{@code POST /rest/socialActions/:urn/comments}: {@code LinkedInSteps}
 *   <li>{@code GET /rest/organizationalEntityShareStatistics}, {@code GET /rest/networkSizes/:urn}: {@code LinkedInFigures}
 * </ul>
 */
@NullMarked
package de.malklug.networks.linkedin;

import org.jspecify.annotations.NullMarked;
