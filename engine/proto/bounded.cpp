// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/proto/bounded.h"

#include <cstdint>
#include <google/protobuf/descriptor.h>

namespace proto {

namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

constexpr int kDeepest = 100; ///< as the library
constexpr std::size_t kFewMessages = 128;
constexpr std::size_t kBytesOfEach = 32; ///< beyond the first few a message must bring this much

enum Wire : std::uint32_t { Varint = 0, Fixed64 = 1, Length = 2, StartGroup = 3, EndGroup = 4, Fixed32 = 5 };

class Walk {
public:
    explicit Walk(std::size_t size) : messagesLeft_(kFewMessages + size / kBytesOfEach) { }

    /// @param type  null where the schema knows nothing: lengths are checked, contents passed over
    bool message(const Descriptor *type, std::string_view bytes, int depth)
    {
        if (depth > kDeepest || messagesLeft_-- == 0)
            return false;
        int groups = 0;
        while (!bytes.empty()) {
            std::uint64_t tag = 0;
            if (!varint(bytes, tag))
                return false;
            const auto wire = static_cast<std::uint32_t>(tag & 7);
            if (wire == Length) {
                const Descriptor *known = groups == 0 ? typeOf(type, tag >> 3) : nullptr;
                if (!field(known, bytes, depth))
                    return false;
            } else if (wire == StartGroup) {
                if (++groups > kDeepest)
                    return false;
            } else if (wire == EndGroup) {
                if (--groups < 0)
                    return false;
            } else if (!scalar(wire, bytes)) {
                return false;
            }
        }
        return groups == 0;
    }

private:
    static const Descriptor *typeOf(const Descriptor *type, std::uint64_t number)
    {
        if (!type || number > FieldDescriptor::kMaxNumber)
            return nullptr;
        const FieldDescriptor *field = type->FindFieldByNumber(static_cast<int>(number));
        return field && field->type() == FieldDescriptor::TYPE_MESSAGE ? field->message_type() : nullptr;
    }
    bool field(const Descriptor *type, std::string_view &bytes, int depth)
    {
        std::uint64_t length = 0;
        if (!varint(bytes, length) || length > bytes.size())
            return false;
        const std::string_view content = bytes.substr(0, length);
        bytes.remove_prefix(length);
        return !type || message(type, content, depth + 1);
    }
    static bool scalar(std::uint32_t wire, std::string_view &bytes)
    {
        std::uint64_t ignored = 0;
        if (wire == Varint)
            return varint(bytes, ignored);
        const std::size_t size = wire == Fixed64 ? 8 : wire == Fixed32 ? 4 : bytes.size() + 1;
        if (size > bytes.size())
            return false;
        bytes.remove_prefix(size);
        return true;
    }
    static bool varint(std::string_view &bytes, std::uint64_t &value)
    {
        value = 0;
        for (std::size_t i = 0; i < bytes.size() && i < 10; ++i) {
            const auto byte = static_cast<unsigned char>(bytes[i]);
            value |= static_cast<std::uint64_t>(byte & 0x7f) << (7 * i);
            if (byte < 0x80) {
                bytes.remove_prefix(i + 1);
                return true;
            }
        }
        return false;
    }

    std::size_t messagesLeft_;
};

}

bool isBounded(const Descriptor &type, std::string_view bytes)
{
    return bytes.size() <= INT32_MAX && Walk(bytes.size()).message(&type, bytes, 0);
}

}
