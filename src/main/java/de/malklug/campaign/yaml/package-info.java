/** YAML read so that every finding has its line and column, and no file can harm the reader. */
@NullMarked
@NamedInterface("yaml")
package de.malklug.campaign.yaml;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
