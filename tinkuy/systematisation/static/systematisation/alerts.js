// Alerts, by keys: N A C T press what stands on the chosen one. Without this script the same buttons lead to the same pages.
import { goThroughByKeys } from "../design/js/list-keys.js";

const { choose } = goThroughByKeys({ list: "li.alert[id]", keys: "nact", remembered: "alert-keys" });
choose(undefined, location.hash.startsWith("#n"));
