#pragma once

#include "domain/documents/invoice.h"
#include "formats/xml_tree.h"

namespace shuofa {

// FP_DM, FP_HM, KPRQ, XSF_MC ...: the tags of older systems, in capitals or not, with underscores
// or without.  An invoice that has a number and was issued; a request to issue one has none.
bool is_pinyin_invoice(const xml::Element& element);
Invoice invoice_of_pinyin(const xml::Element& root);

// XBRL of electronic vouchers (prefixes inv and rai), as it is attached to OFD and PDF.
bool is_xbrl_invoice(const xml::Element& element);
Invoice invoice_of_xbrl(const xml::Element& root);

}  // namespace shuofa
