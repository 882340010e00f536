#pragma once
#include <libxml/xmlversion.h>
// The headers of ICU that libxml2 would draw in contradict those of Foundation; nothing of them is used here.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
