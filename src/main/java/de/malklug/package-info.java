/**
 * malklug schedules a social-media campaign that several towns run together. Each direct sub-package is one module; read
 * in the order a post travels:
 *
 * <ol>
 *   <li>{@code networks}: the ports to social networks, one sub-package per network
 *   <li>{@code campaign}: what is said, by which municipality, where and when; reads and checks the campaign files
 *   <li>{@code media}: bytes and properties of pictures and videos
 *   <li>{@code accounts}: a municipality's accounts on the networks, and their secrets
 *   <li>{@code editorial}: stored posts and their life until they are released
 *   <li>{@code plan}: turns released posts into deliveries and objects where a rule is broken
 *   <li>{@code queue}: the ledger of deliveries, whose alarm clock is Quartz
 *   <li>{@code publish}: carries one delivery at a time over a network
 *   <li>{@code engagement}: reads back what each published post achieved
 *   <li>{@code reports}: turns that into something a council reads
 *   <li>{@code wording}: turns codes, figures and instants into what people read
 *   <li>{@code security}: who may do what
 *   <li>{@code web}, {@code api}, {@code cli}: pages, REST, command line
 * </ol>
 *
 * A module uses those above it, never those below. Where an earlier one must wake a later one, it declares an interface
 * that the later one implements.
 */
@NullMarked
package de.malklug;

import org.jspecify.annotations.NullMarked;
