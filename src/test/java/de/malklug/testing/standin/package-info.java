/**
 * Networks to play with: WireMock servers that answer like the real ones, refuse what they refuse, remember what was
 * posted, and can be told to misbehave. Used by the contract tests, the kill test and the demo.
 */
@NullMarked
package de.malklug.testing.standin;

import org.jspecify.annotations.NullMarked;
