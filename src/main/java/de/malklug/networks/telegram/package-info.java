/**
 * Telegram channels over the Bot API. See <a href="https://core.telegram.org/bots/api">core.telegram.org/bots/api</a>.
 *
 * <p>Nobody but a person can say whether a message whose answer was lost is there: the API has no way to look, and a repeated
 * call is a second message. The one call that must not be made twice is kept small, by handing over files before it.
 *
 * <p>Methods covered:
 *
 * <ul>
 *   <li>{@code sendPhoto}, {@code sendVideo}, {@code sendAnimation} to the staging chat: {@code FileStep}
 *   <li>{@code sendMessage}, {@code sendPhoto}, {@code sendVideo}, {@code sendAnimation}, {@code sendMediaGroup}: {@code SendStep}
 *   <li>{@code getChatMemberCount}, {@code getUpdates}: {@code TelegramFigures}
 * </ul>
 */
@NullMarked
package de.malklug.networks.telegram;

import org.jspecify.annotations.NullMarked;
