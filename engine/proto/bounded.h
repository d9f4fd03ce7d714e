// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <google/protobuf/message.h>
#include <string_view>

/// proto: the schema's generated classes, and the one way to read foreign bytes into them.
namespace proto {

/// Whether every length in `bytes` fits into what holds it, and no more messages lie in it than its size
/// allows for. The library believes a length before it has seen that many bytes, and makes room for up to 50
/// MB.
bool isBounded(const google::protobuf::Descriptor &type, std::string_view bytes);

/// Reads bytes from outside; false leaves `message` in no useful state.
template <class Message>
bool read(Message &message, std::string_view bytes)
{
    return isBounded(*Message::descriptor(), bytes)
        && message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
}

}
